package dev.creamery.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Proposes columns, operators and values while a filter is typed. */
public final class FilterCompletion {

    private static final int MOST_VALUES = 50;

    /** Strings and quoted names may be unfinished. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "'(?:[^']|'')*'?|\"(?:[^\"]|\"\")*\"?|[A-Za-z_][A-Za-z0-9_]*|[0-9][0-9.eE_]*|<=|>=|<>|!=|==|\\S");

    private static final Set<String> COMPARISONS =
            Set.of("=", "==", "<>", "!=", "<", "<=", ">", ">=");

    private final DatasetIndex index;

    public FilterCompletion(DatasetIndex index) {
        this.index = index;
    }

    private record Token(String text, int start, int end) {
        boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }
    }

    /**
     * What could stand at the caret, the likeliest first.
     *
     * @param caret in UTF-16 units
     */
    public List<Completion> complete(String text, int caret, Cancellation cancellation) {
        try (Session session = index.database().session(cancellation)) {
            Map<String, Column> columns = new TreeMap<>(FilterLanguage.columns(session));
            List<Token> before = tokens(text.substring(0, caret));
            Token typed = new Token("", caret, caret);
            if (!before.isEmpty() && before.getLast().end == caret && isOpen(before.getLast())) {
                typed = before.removeLast();
            }
            List<Completion> proposals = proposals(before, typed, columns, session);
            String prefix = bare(typed.text);
            return proposals.stream()
                    .filter(proposal -> bare(proposal.text()).startsWith(prefix))
                    .toList();
        }
    }

    private static String bare(String text) {
        return text.replace("'", "").replace("\"", "").toLowerCase(Locale.ROOT);
    }

    /** Whether more letters could belong to it. */
    private static boolean isOpen(Token token) {
        char first = token.text.charAt(0);
        boolean closed =
                token.text.length() > 1
                        && (first == '\'' || first == '"')
                        && token.text.charAt(token.text.length() - 1) == first;
        return !closed && (Character.isLetterOrDigit(first) || "_'\"".indexOf(first) >= 0);
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
        }
        return tokens;
    }

    private static List<Completion> proposals(
            List<Token> before, Token typed, Map<String, Column> columns, Session session) {
        if (before.isEmpty()) {
            return columns(columns, typed);
        }
        Token last = before.getLast();
        Column compared = compared(before, columns);
        if (compared != null) {
            return values(compared, typed, session);
        }
        Column column = columns.get(name(last));
        if (column != null && !inComparison(before)) {
            return words(operators(column), typed, "");
        }
        boolean operandExpected =
                last.is("and")
                        || last.is("or")
                        || last.is("not")
                        || last.is("(")
                        || last.is("where");
        return operandExpected ? columns(columns, typed) : words(List.of("AND", "OR"), typed, "");
    }

    /** The column whose value must come next: {@code shape =}, {@code depth IN (2,}. */
    private static @org.jspecify.annotations.Nullable Column compared(
            List<Token> before, Map<String, Column> columns) {
        int last = before.size() - 1;
        if (last >= 1 && COMPARISONS.contains(before.get(last).text)) {
            return columns.get(name(before.get(last - 1)));
        }
        if (before.get(last).is("(") || before.get(last).is(",")) {
            int at = last;
            while (at > 0 && !before.get(at).is("(")) {
                at--;
            }
            if (at >= 2 && before.get(at - 1).is("in")) {
                boolean negated = before.get(at - 2).is("not");
                int place = negated ? at - 3 : at - 2;
                return place >= 0 ? columns.get(name(before.get(place))) : null;
            }
        }
        if (last >= 1 && before.get(last).is("between")) {
            return columns.get(name(before.get(last - 1)));
        }
        if (last >= 3 && before.get(last).is("and") && before.get(last - 2).is("between")) {
            return columns.get(name(before.get(last - 3)));
        }
        return null;
    }

    private static boolean inComparison(List<Token> before) {
        return before.size() >= 2 && COMPARISONS.contains(before.get(before.size() - 2).text);
    }

    private static String name(Token token) {
        return token.text.startsWith("\"")
                ? token.text.replace("\"", "")
                : token.text.toLowerCase(Locale.ROOT);
    }

    private static List<Completion> columns(Map<String, Column> columns, Token typed) {
        List<Completion> proposals = new ArrayList<>();
        for (Column column : ButterColumns.sorted(List.copyOf(columns.values()))) {
            proposals.add(
                    new Completion(
                            FacetText.column(column.name()),
                            typed.start,
                            typed.end,
                            ButterColumns.label(column.name())));
        }
        proposals.addAll(words(List.of("NOT"), typed, ""));
        return proposals;
    }

    private static List<String> operators(Column column) {
        List<String> operators = new ArrayList<>();
        if (column.type() != ColumnType.BOOLEAN) {
            operators.addAll(List.of("=", "<>", "IN ("));
        }
        if (column.type().isNumber()) {
            operators.addAll(List.of(">=", "<=", ">", "<", "BETWEEN"));
        }
        if (column.type() == ColumnType.TEXT) {
            operators.add("LIKE");
        }
        operators.addAll(List.of("IS NULL", "IS NOT NULL"));
        if (column.type() == ColumnType.BOOLEAN) {
            operators.addAll(List.of("AND", "OR"));
        }
        return operators;
    }

    private static List<Completion> words(List<String> words, Token typed, String detail) {
        return words.stream()
                .map(word -> new Completion(word, typed.start, typed.end, detail))
                .toList();
    }

    private static List<Completion> values(Column column, Token typed, Session session) {
        return session.rows(
                """
                SELECT %1$s, count(*) FROM experiment WHERE NOT _shadowed AND %1$s IS NOT NULL
                GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %2$d
                """
                        .formatted(column.quoted(), MOST_VALUES),
                row ->
                        new Completion(
                                Sql.literal(column.type().value(row.getObject(1))),
                                typed.start,
                                typed.end,
                                row.getLong(2) + " experiments"));
    }
}
