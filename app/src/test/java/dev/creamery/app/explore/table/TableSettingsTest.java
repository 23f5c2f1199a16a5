package dev.creamery.app.explore.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.PanesFixture;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.TableOrder;
import dev.creamery.engine.query.TableQuery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class TableSettingsTest {

    @TempDir private Path folder;
    private PanesFixture study;
    private TableSettings settings;

    @BeforeEach
    void open() throws Exception {
        study = new PanesFixture(folder, 2);
        settings = new TableSettings(study.tab);
    }

    @AfterEach
    void close() {
        study.close();
    }

    private static Facts withColumns(String... names) {
        return new Facts(
                1,
                List.of(names).stream().map(name -> new Column(name, "BIGINT")).toList(),
                2,
                0,
                List.of(),
                0,
                List.of());
    }

    @Test
    void showsColumnsOfInterestThatTheDataHaveUntilAPersonChooses() {
        settings.know(withColumns("zoo", "depth", "dataset"));
        assertThat(settings.columns().get()).containsExactly("dataset", "depth");
        settings.know(withColumns("zoo", "depth", "dataset", "size"));
        assertThat(settings.columns().get()).containsExactly("dataset", "size", "depth");
        settings.show(List.of("zoo"));
        settings.know(withColumns("zoo", "depth", "dataset"));
        assertThat(settings.columns().get()).containsExactly("zoo");
    }

    @Test
    void aColumnComesAtTheEndAndGoes() {
        settings.show(List.of("depth", "shape"));
        settings.show("size", true);
        assertThat(settings.columns().get()).containsExactly("depth", "shape", "size");
        settings.show("depth", false);
        assertThat(settings.columns().get()).containsExactly("shape", "size");
    }

    @Test
    void asksForNoColumnThatTheDataLack() {
        settings.show(List.of("gone", "depth"));
        settings.sort(List.of(new TableOrder("gone", true), new TableOrder("shape", false)));
        TableQuery.Request request = settings.request(200, 50);
        assertThat(request.columns()).containsExactly("depth");
        assertThat(request.order()).containsExactly(new TableOrder("shape", false));
        assertThat(request.offset()).isEqualTo(200);
        assertThat(request.limit()).isEqualTo(50);
    }

    @Test
    void columnsOrderAndSearchAreRestored() {
        settings.show(List.of("depth", "experiment_id"));
        settings.sort(List.of(new TableOrder("depth", false)));
        settings.search().set("trapezoid");
        TableSettings other = new TableSettings(study.tab);
        other.restore(settings.save());
        assertThat(other.columns().get()).containsExactly("depth", "experiment_id");
        assertThat(other.order().get()).containsExactly(new TableOrder("depth", false));
        assertThat(other.search().get()).isEqualTo("trapezoid");
    }

    @Test
    void savedValuesThatAreOddAreLeftOut() {
        settings.restore(
                Map.of(
                        "columns", List.of("depth", 7),
                        "order", List.of("x", Map.of("column", "size")),
                        "search", 3));
        assertThat(settings.columns().get()).containsExactly("depth");
        assertThat(settings.order().get()).containsExactly(new TableOrder("size", true));
        assertThat(settings.search().get()).isEmpty();
    }
}
