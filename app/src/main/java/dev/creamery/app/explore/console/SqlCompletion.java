package dev.creamery.app.explore.console;

import dev.creamery.engine.query.Completion;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Proposes what could be typed next in a query: tables where one is named, columns of the tables
 * that the query names, functions, keywords.
 *
 * @param tables that can be queried
 * @param functions names of functions
 * @param keywords in upper case
 */
record SqlCompletion(List<TableColumns> tables, List<String> functions, List<String> keywords) {

    static final SqlCompletion NONE = new SqlCompletion(List.of(), List.of(), List.of());

    private static final int MOST = 200;

    /** Strings, quoted names and comments may be unfinished. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "'(?:[^']|'')*'?|\"(?:[^\"]|\"\")*\"?|--[^\n]*|/\\*(?s:.*?)(?:\\*/|$)"
                            + "|[\\p{L}_][\\p{L}\\p{N}_]*|[0-9][0-9.eE_]*|\\S");

    private static final Set<String> BEFORE_TABLES =
            Set.of("from", "join", "describe", "summarize", "table");

    /** Words that end a list of tables, so that they are no aliases. */
    private static final Set<String> AFTER_TABLES =
            Set.of(
                    "where",
                    "group",
                    "order",
                    "having",
                    "limit",
                    "join",
                    "left",
                    "right",
                    "inner",
                    "full",
                    "cross",
                    "natural",
                    "semi",
                    "anti",
                    "asof",
                    "positional",
                    "on",
                    "using",
                    "union",
                    "intersect",
                    "except",
                    "select",
                    "qualify",
                    "window",
                    "sample",
                    "offset");

    private record Token(String text, int start, int end) {
        boolean isWord() {
            char first = text.charAt(0);
            return Character.isLetter(first) || first == '_' || first == '"';
        }

        boolean is(String... words) {
            return Stream.of(words).anyMatch(text::equalsIgnoreCase);
        }

        /** As tables and columns are looked up. */
        String name() {
            return text.replace("\"", "").toLowerCase(Locale.ROOT);
        }
    }

    SqlCompletion {
        tables = List.copyOf(tables);
        functions = List.copyOf(functions);
        keywords = List.copyOf(keywords);
    }

    /**
     * What could stand at the caret, the likeliest first; nothing within texts and comments.
     *
     * @param caret in UTF-16 units
     * @param asked whether a person asked for it, so that there need be no letter yet
     */
    List<Completion> complete(String sql, int caret, boolean asked) {
        List<Token> before = tokens(sql.substring(0, caret));
        Token typed = new Token("", caret, caret);
        if (!before.isEmpty() && before.getLast().end == caret) {
            Token last = before.getLast();
            if (last.isWord()) {
                typed = before.removeLast();
            } else if (Character.isDigit(last.text.charAt(0)) || isClosedToNames(last)) {
                return List.of();
            }
        }
        boolean afterDot = !before.isEmpty() && before.getLast().is(".");
        if (typed.text.isEmpty() && !asked && !afterDot) {
            return List.of();
        }
        Map<String, TableColumns> named = named(tokens(sql));
        List<Completion> proposals =
                afterDot
                        ? ofTable(before, named, typed)
                        : namesTable(before) ? tableNames(sql, typed) : words(named, typed);
        return matching(proposals, typed.name());
    }

    /** In a text or a comment no name is typed. */
    private static boolean isClosedToNames(Token last) {
        return last.text.startsWith("'")
                || last.text.startsWith("--")
                || last.text.startsWith("/*");
    }

    private static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
        }
        return tokens;
    }

    /** The tables that the query names, by their names and by the aliases that it gives them. */
    private Map<String, TableColumns> named(List<Token> tokens) {
        Map<String, TableColumns> named = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            TableColumns table = table(tokens.get(i).name());
            if (table == null || i == 0 || !namesTable(tokens.subList(0, i))) {
                continue;
            }
            named.put(table.name(), table);
            int next = i + 1 < tokens.size() && tokens.get(i + 1).is("as") ? i + 2 : i + 1;
            if (next < tokens.size()
                    && tokens.get(next).isWord()
                    && !AFTER_TABLES.contains(tokens.get(next).name())) {
                named.put(tokens.get(next).name(), table);
            }
        }
        return named;
    }

    private @Nullable TableColumns table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElse(null);
    }

    /** Whether a table's name comes next: after FROM or JOIN, and after a comma of that list. */
    private static boolean namesTable(List<Token> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            Token token = before.get(i);
            boolean last = i == before.size() - 1;
            if (BEFORE_TABLES.contains(token.name())) {
                return last || before.getLast().is(",");
            }
            if (token.is("(", ")", ";") || AFTER_TABLES.contains(token.name())) {
                return false;
            }
        }
        return false;
    }

    private static List<Completion> ofTable(
            List<Token> before, Map<String, TableColumns> named, Token typed) {
        TableColumns table =
                before.size() < 2 ? null : named.get(before.get(before.size() - 2).name());
        return table == null ? List.of() : columns(table, typed);
    }

    private List<Completion> tableNames(String sql, Token typed) {
        List<Completion> proposals = new ArrayList<>();
        Matcher with =
                Pattern.compile("(?i)(?:\\bwith\\s+(?:recursive\\s+)?|,\\s*)(\\w+)\\s+as\\s*\\(")
                        .matcher(sql);
        while (with.find()) {
            proposals.add(new Completion(with.group(1), typed.start, typed.end, "of this query"));
        }
        tables.forEach(
                table ->
                        proposals.add(
                                new Completion(
                                        table.name(), typed.start, typed.end, table.about())));
        return proposals;
    }

    private List<Completion> words(Map<String, TableColumns> named, Token typed) {
        Set<TableColumns> of = new LinkedHashSet<>(named.values());
        if (of.isEmpty()) {
            tables.stream().limit(1).forEach(of::add);
        }
        List<Completion> proposals = new ArrayList<>();
        of.forEach(table -> proposals.addAll(columns(table, typed)));
        named.keySet().stream()
                .sorted()
                .forEach(
                        name ->
                                proposals.add(
                                        new Completion(name, typed.start, typed.end, "table")));
        if (!typed.text.isEmpty()) {
            keywords.forEach(
                    word -> proposals.add(new Completion(word, typed.start, typed.end, "keyword")));
            functions.forEach(
                    name ->
                            proposals.add(
                                    new Completion(
                                            name + "(", typed.start, typed.end, "function")));
        }
        return proposals;
    }

    private static List<Completion> columns(TableColumns table, Token typed) {
        return table.columns().stream()
                .map(
                        column ->
                                new Completion(
                                        quoted(column.name()),
                                        typed.start,
                                        typed.end,
                                        column.sqlType().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** A column as a query writes it. */
    static String quoted(String column) {
        return column.matches("[A-Za-z_][A-Za-z0-9_]*")
                ? column
                : '"' + column.replace("\"", "\"\"") + '"';
    }

    /** Those that start with what is typed, then those that contain it; each once. */
    private static List<Completion> matching(List<Completion> proposals, String typed) {
        Map<String, Completion> found = new LinkedHashMap<>();
        for (boolean start : new boolean[] {true, false}) {
            for (Completion proposal : proposals) {
                String name = proposal.text().replace("\"", "").toLowerCase(Locale.ROOT);
                boolean matches =
                        start ? name.startsWith(typed) : typed.length() > 1 && name.contains(typed);
                if (matches && found.size() < MOST) {
                    found.putIfAbsent(name, proposal);
                }
            }
        }
        return List.copyOf(found.values());
    }
}
