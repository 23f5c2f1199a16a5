package dev.creamery.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The arrows between the engine's packages, and a few habits. Every rule says why it is there. A
 * package that is still empty breaks no rule.
 */
@AnalyzeClasses(
        packages = "dev.creamery.engine",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
    private static final String ENGINE = "dev.creamery.engine";

    /**
     * Which package may use which. What is not listed is forbidden. {@code ""} is the engine's own
     * package (its version), open to all.
     */
    private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

    static {
        // The pure domain.
        MAY_USE.put("", Set.of());
        MAY_USE.put("network", Set.of());
        MAY_USE.put("sweep", Set.of("network"));
        // Arrays in, arrays out.
        MAY_USE.put("kernel", Set.of());
        MAY_USE.put("data", Set.of("sweep", "network"));
        // The contract of trainers and a run's history; its backends know it, it does not know
        // them.
        MAY_USE.put("train", Set.of("data", "sweep", "network"));
        MAY_USE.put("train.dl4j", Set.of("train", "data", "sweep", "network"));
        MAY_USE.put("train.fused", Set.of("train", "kernel", "data", "sweep", "network"));
        // What is stored is a run's history, under the names of its statistics.
        MAY_USE.put("store", Set.of("train", "sweep", "network"));
        MAY_USE.put("summary", Set.of("store", "train", "sweep", "network"));
        MAY_USE.put("query", Set.of("store", "train", "sweep", "network"));
        // What is explored can be taken away: the export copies the rows that a filter selects.
        MAY_USE.put("export", Set.of("query", "store", "summary", "train", "sweep", "network"));
        MAY_USE.put(
                "schedule",
                Set.of(
                        "summary",
                        "store",
                        "train",
                        "train.dl4j",
                        "train.fused",
                        "data",
                        "sweep",
                        "network"));
        // Measures all ways of training, other programs and the recording of results.
        MAY_USE.put(
                "bench",
                Set.of(
                        "store",
                        "train",
                        "train.dl4j",
                        "train.fused",
                        "kernel",
                        "data",
                        "sweep",
                        "network"));
        // Looks at workspaces (summaries are calculated anew) and at the machine that trains.
        MAY_USE.put(
                "check",
                Set.of(
                        "summary",
                        "store",
                        "train",
                        "train.dl4j",
                        "train.fused",
                        "kernel",
                        "data",
                        "sweep",
                        "network"));
        MAY_USE.put(
                "cli",
                Set.of(
                        "check",
                        "bench",
                        "schedule",
                        "export",
                        "query",
                        "summary",
                        "store",
                        "train",
                        "train.dl4j",
                        "train.fused",
                        "kernel",
                        "data",
                        "sweep",
                        "network"));
    }

    @ArchTest
    static final ArchRule arrowsPointDownwards =
            classes()
                    .should(useOnlyWhatTheirPackageMayUse())
                    .because(
                            "the pure parts (network, sweep, kernel) can then be tested and reused"
                                    + " alone, and a change in the command line or the scheduler"
                                    + " reaches nothing below it")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule deeplearning4jStaysInItsPackage =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ENGINE + ".train.dl4j..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
                    .because(
                            "it is one of two backends: the engine must plan, train and read"
                                    + " results without loading its native code")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule tablesAreReadAndWrittenInSixPackages =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            ENGINE + ".data..",
                            ENGINE + ".store..",
                            ENGINE + ".summary..",
                            ENGINE + ".query..",
                            ENGINE + ".export..",
                            ENGINE + ".check..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..")
                    .because(
                            "SQL strings and connections spread through a program cannot be tested"
                                    + " or replaced")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noWindow =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx..",
                            "com.sun.javafx..",
                            "java.awt..",
                            "javax.swing..",
                            "dev.creamery.app..")
                    .because("the engine runs on machines that have no display and no JavaFX")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noStateInStatics =
            fields().that()
                    .areStatic()
                    .should()
                    .beFinal()
                    .because(
                            "several engines and many runs live in one process during tests and in"
                                + " the window: state belongs to an object that somebody creates"
                                + " and closes")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noCountersInStatics =
            noFields()
                    .that()
                    .areStatic()
                    .should()
                    .haveRawType(
                            resideInAnyPackage(
                                    "java.util.concurrent.atomic", "java.util.concurrent.locks"))
                    .because(
                            "a final field that holds something made to be changed is state in a"
                                    + " static all the same")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule standardStreamsBelongToTheCommandLine =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ENGINE + ".cli..")
                    .should(ACCESS_STANDARD_STREAMS)
                    .because(
                            "standard output is the result of a command, which others parse:"
                                    + " everything else logs through slf4j")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule slf4jIsTheOneLogger =
            noClasses()
                    .should(USE_JAVA_UTIL_LOGGING)
                    .because("one switch must set how much is logged, and where")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noFieldInjection =
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION
                    .because(
                            "what a class needs stands in its constructor, so that a test can hand"
                                    + " it over")
                    .allowEmptyShould(true);

    /** The import found classes at all: rules over nothing would pass too. */
    @ArchTest
    static void someClassesAreChecked(JavaClasses classes) {
        if (classes.stream().noneMatch(c -> c.getPackageName().equals(ENGINE + ".network"))) {
            throw new AssertionError("ArchUnit read no class of " + ENGINE + ".network");
        }
    }

    private static ArchCondition<JavaClass> useOnlyWhatTheirPackageMayUse() {
        return new ArchCondition<>("use only packages that the drawing lets them use") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                String from = unit(origin);
                Set<String> allowed = MAY_USE.get(from);
                if (allowed == null) {
                    events.add(
                            violated(
                                    origin,
                                    origin.getName()
                                            + " is in a package that has no place in"
                                            + " ArchitectureTest.MAY_USE"));
                    return;
                }
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!IN_ENGINE.test(target)) {
                        continue;
                    }
                    String to = unit(target);
                    if (!to.equals(from) && !to.isEmpty() && !allowed.contains(to)) {
                        events.add(
                                violated(
                                        dependency,
                                        from
                                                + " may not use "
                                                + to
                                                + ": "
                                                + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static final DescribedPredicate<JavaClass> IN_ENGINE =
            resideInAnyPackage(ENGINE + "..");

    /** The longest listed package that holds the class; its bare name where none does. */
    private static String unit(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        if (name.equals(ENGINE)) {
            return "";
        }
        String below = name.substring(ENGINE.length() + 1);
        return MAY_USE.keySet().stream()
                .filter(
                        unit ->
                                !unit.isEmpty()
                                        && (below.equals(unit) || below.startsWith(unit + ".")))
                .max(Comparator.comparingInt(String::length))
                .orElse(below);
    }
}
