package dev.creamery.app.explore.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class QueryHistoryTest {

    private final QueryHistory history = new QueryHistory();

    @Test
    void aQueryThatIsAskedAgainComesToTheFront() {
        history.remember("a");
        history.remember("b");
        history.remember("a");
        assertThat(history.queries().get()).containsExactly("a", "b");
    }

    @Test
    void olderOnesComeLast() {
        history.remember("new");
        history.rememberOlder(List.of("older", "new", "oldest"));
        assertThat(history.queries().get()).containsExactly("new", "older", "oldest");
    }

    @Test
    void theOldestOfManyAreForgotten() {
        for (int i = 0; i < 60; i++) {
            history.remember("query " + i);
        }
        assertThat(history.queries().get()).hasSize(50).startsWith("query 59").endsWith("query 10");
    }
}
