package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/** Counts in memory against counts of the database, on columns with all that is odd. */
class FacetCountTest {

    private static final int EXPERIMENTS = 3000;

    @TempDir static Path folder;
    static Study study;
    static DatasetIndex index;
    static FacetQuery query;

    @BeforeAll
    static void makeOddStudy() throws Exception {
        study = new Study(folder);
        study.files.write(
                study.data.resolve("summary.parquet"),
                """
                SELECT range::UINTEGER AS experiment_id, [3, 2, 1]::FLOAT[] AS test_loss_median,
                  [1, 1, 1]::UTINYINT[] AS num,
                  ['a', 'it''s', '', 'NULL', NULL][1 + (range * 7 %% 5)::INT] AS dataset,
                  (2 + range %% 9)::UTINYINT AS depth,
                  CASE WHEN range %% 13 > 0 THEN (range %% 700)::UBIGINT END AS num_free_parameters,
                  ['0.0001', '0.1', NULL, 'nan', 'inf', '-inf', '0', '-0.0'][1 + (range * 3 %% 8)::INT]::FLOAT
                    AS learning_rate,
                  ['0.1', NULL, 'nan', '1e300', '-2'][1 + (range %% 5)::INT]::DOUBLE AS other,
                  CASE WHEN range %% 3 > 0 THEN range %% 3 = 1 END AS primary_sweep,
                  (9007199254740992 + range %% 3)::BIGINT AS enormous
                FROM range(%d)
                """
                        .formatted(EXPERIMENTS));
        index = study.index();
        query = new FacetQuery(index);
    }

    @AfterAll
    static void close() throws Exception {
        study.close();
    }

    @Test
    void countsAreThoseOfTheDatabaseWhateverIsChosen() {
        Random random = new Random(20_260_301);
        List<Facet> facets = query.counts(Filter.NONE, new Cancellation()).facets();
        for (int round = 0; round < 150; round++) {
            Filter filter = randomFilter(facets, random);
            FacetQuery.Counts counts = query.counts(filter, new Cancellation());
            assertThat(counts.matching()).as(filter.toText()).isEqualTo(number(filter));
            for (Facet facet : counts.facets()) {
                assertThat(byValue(facet))
                        .as(facet.column() + " under " + filter.toText())
                        .isEqualTo(fromDatabase(facet, filter));
            }
        }
    }

    @Test
    void numbersThatDoublesCannotTellApartHaveNoCounts() {
        Facet enormous =
                query.counts(Filter.NONE, new Cancellation()).facets().stream()
                        .filter(facet -> facet.column().equals("enormous"))
                        .findFirst()
                        .orElseThrow();
        assertThat(enormous.distinct()).isEqualTo(3);
        assertThat(enormous.values()).isEmpty();
        Filter one = Filter.NONE.with("enormous", FacetSelection.Values.of(9_007_199_254_740_993L));
        assertThat(query.counts(one, new Cancellation()).matching()).isEqualTo(1000);
    }

    @Test
    void aSelectionOfAnotherKindIsAnErrorOfTheDatabase() {
        Filter wrong = Filter.NONE.with("depth", FacetSelection.Values.of("deep"));
        assertThatThrownBy(() -> query.counts(wrong, new Cancellation()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("deep");
    }

    @Test
    void countsFollowTheIndex() throws Exception {
        try (Study growing = new Study(folder.resolve("growing"))) {
            growing.withSummaries();
            DatasetIndex small = growing.index();
            FacetQuery facets = new FacetQuery(small);
            assertThat(facets.counts(Filter.of("depth > 2"), new Cancellation()).matching())
                    .isEqualTo(16);
            growing.files.write(
                    growing.data.resolve("more.parquet"),
                    "SELECT * REPLACE (experiment_id + 100 AS experiment_id, 'new' AS shape) FROM"
                            + " summary");
            Study.refresh(small);
            FacetQuery.Counts grown = facets.counts(Filter.of("depth > 2"), new Cancellation());
            assertThat(grown.matching()).isEqualTo(32);
            assertThat(grown.facets()).anySatisfy(f -> assertThat(f.values()).contains("new"));
        }
    }

    private static Filter randomFilter(List<Facet> facets, Random random) {
        Filter filter =
                Filter.of(
                        switch (random.nextInt(4)) {
                            case 0 -> "experiment_id % 4 < 3";
                            case 1 -> "depth >= 4 OR learning_rate = 0.0001";
                            default -> "";
                        });
        for (Facet facet : facets) {
            if (random.nextInt(3) == 0 && facet.distinct() > 0) {
                boolean range = facet.type().isNumber() && random.nextBoolean();
                filter =
                        filter.with(
                                facet.column(),
                                range ? randomRange(facet, random) : randomValues(facet, random));
            }
        }
        return filter;
    }

    private static FacetSelection randomRange(Facet facet, Random random) {
        double low = facet.lowest() + random.nextDouble() * (facet.highest() - facet.lowest());
        double high = low + random.nextDouble() * (facet.highest() - low);
        return new FacetSelection.Range(
                random.nextInt(4) > 0 ? OptionalDouble.of(low) : OptionalDouble.empty(),
                random.nextInt(4) > 0 ? OptionalDouble.of(high) : OptionalDouble.empty());
    }

    private static FacetSelection randomValues(Facet facet, Random random) {
        List<@Nullable Object> values = new ArrayList<>();
        facet.values().stream().filter(value -> random.nextBoolean()).forEach(values::add);
        if (facet.type().isNumber() && random.nextBoolean()) {
            values.add(3.5); // no value of any facet
        }
        return new FacetSelection.Values(values);
    }

    private static Map<@Nullable Object, Long> byValue(Facet facet) {
        assertThat(facet.counts()).hasSameSizeAs(facet.values());
        Map<@Nullable Object, Long> counts = new HashMap<>();
        for (int i = 0; i < facet.counts().length; i++) {
            if (facet.counts()[i] > 0) {
                counts.put(oneZero(facet.values().get(i)), facet.counts()[i]);
            }
        }
        return counts;
    }

    private static Map<@Nullable Object, Long> fromDatabase(Facet facet, Filter filter) {
        if (facet.values().isEmpty()) {
            return Map.of();
        }
        try (Session session = index.database().session()) {
            String condition =
                    new FilterLanguage(index).condition(filter.without(facet.column()), session);
            Map<@Nullable Object, Long> counts = new HashMap<>();
            session.rows(
                    "SELECT %s, count(*) FROM experiment WHERE %s GROUP BY 1"
                            .formatted(Sql.name(facet.column()), condition),
                    row ->
                            counts.put(
                                    oneZero(facet.type().value(row.getObject(1))), row.getLong(2)));
            return counts;
        }
    }

    /** Which of the two zeros stands for both is up to chance. */
    private static @Nullable Object oneZero(@Nullable Object value) {
        return value instanceof Double number ? Double.valueOf(number + 0.0) : value;
    }

    private static long number(Filter filter) {
        try (Session session = index.database().session()) {
            return session.number(
                    "SELECT count(*) FROM experiment WHERE "
                            + new FilterLanguage(index).condition(filter, session));
        }
    }
}
