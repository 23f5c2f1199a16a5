package dev.creamery.engine.cli;

import dev.creamery.engine.data.ColumnEncoding;
import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DatasetDescription;
import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.DatasetReference;
import dev.creamery.engine.sweep.SweepJson;
import dev.creamery.engine.sweep.SyntheticGenerator;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Datasets, for programs: a list of objects. */
final class DatasetsJson implements DatasetsPrinter {

    private final SweepJson json = new SweepJson();

    @Override
    public void list(DatasetCatalog catalog, PrintWriter out) {
        Stream<DatasetFacts> generated =
                Stream.of(SyntheticGenerator.values())
                        .map(DatasetReference.Synthetic::of)
                        .map(DatasetReference.Synthetic::facts);
        out.println(
                json.compact(
                        Stream.concat(ButterDatasets.all().stream(), generated)
                                .map(
                                        facts ->
                                                plain(
                                                        facts,
                                                        catalog.locate(facts.name()).description()))
                                .toList()));
    }

    @Override
    public void describe(List<DatasetDescription> descriptions, PrintWriter out) {
        out.println(json.compact(descriptions.stream().map(DatasetsJson::plain).toList()));
    }

    private static Map<String, @Nullable Object> plain(DatasetDescription description) {
        Map<String, @Nullable Object> members = plain(description.facts(), description.source());
        members.put("target", description.choice().column());
        members.put("target_reason", description.choice().columnReason());
        members.put("task_reason", description.choice().taskReason());
        members.put(
                "columns",
                Stream.concat(description.features().stream(), Stream.of(description.target()))
                        .map(DatasetsJson::plain)
                        .toList());
        return members;
    }

    private static Map<String, @Nullable Object> plain(DatasetFacts facts, String source) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("dataset", facts.name());
        members.put("rows", facts.rows());
        members.put("features", facts.features());
        members.put("task", facts.task().label());
        members.put("inputs", facts.inputs());
        members.put("outputs", facts.outputs());
        members.put("source", source);
        return members;
    }

    private static Map<String, @Nullable Object> plain(ColumnEncoding encoding) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("column", encoding.column());
        members.put("becomes", encoding.kind().name().toLowerCase(Locale.ROOT));
        members.put("inputs", encoding.width());
        if (encoding.kind() == ColumnEncoding.Kind.SCALED) {
            members.put("min", encoding.min());
            members.put("max", encoding.max());
        } else {
            members.put("values", encoding.values());
        }
        return members;
    }
}
