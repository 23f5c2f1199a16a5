package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class SessionTest {

    @TempDir private Path folder;
    private Database database;
    private Session session;

    @BeforeEach
    void open() throws Exception {
        database = new Database(null, folder, new Database.Limits("200MB", 1, folder));
        session = database.session();
        session.execute("CREATE TABLE number AS SELECT 1 AS n");
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private long numbers() {
        return session.number("SELECT count(*) FROM number");
    }

    @Test
    void workThatFailsIsUndone() {
        assertThatThrownBy(
                        () ->
                                session.transaction(
                                        () -> {
                                            session.execute("INSERT INTO number VALUES (2)");
                                            session.execute("SELECT no_such_column FROM number");
                                        }))
                .hasMessageContaining("no_such_column");
        assertThat(numbers()).isEqualTo(1);
    }

    @Test
    void theFirstFailureIsToldThoughThereIsNothingToUndo() {
        QueryException first = new QueryException("the disk is full");
        assertThatThrownBy(
                        () ->
                                session.transaction(
                                        () -> {
                                            session.execute("ROLLBACK");
                                            throw first;
                                        }))
                .isSameAs(first);
        assertThat(first.getSuppressed()).hasSize(1);
        session.transaction(() -> session.execute("INSERT INTO number VALUES (2)"));
        assertThat(numbers()).isEqualTo(2);
    }

    @Test
    void readingOnlyChangesNothingAndEndsWithItsWork() {
        assertThatThrownBy(
                        () ->
                                session.readOnly(
                                        () -> {
                                            session.execute("INSERT INTO number VALUES (2)");
                                            return true;
                                        }))
                .isInstanceOf(QueryException.class);
        assertThat(session.readOnly(this::numbers)).isEqualTo(1);
        session.execute("INSERT INTO number VALUES (2)");
        assertThat(numbers()).isEqualTo(2);
    }
}
