package dev.creamery.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The arrows between the window's packages: shell → compose, monitor, explore, launch → chart,
 * place, task, preferences. A package that is still empty breaks no rule.
 */
@AnalyzeClasses(
        packages = "dev.creamery.app",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
    private static final String APP = "dev.creamery.app";
    private static final String ENGINE = "dev.creamery.engine";

    @ArchTest
    static final ArchRule nothingUsesTheShell =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            APP + ".compose..",
                            APP + ".monitor..",
                            APP + ".explore..",
                            APP + ".launch..",
                            APP + ".chart..",
                            APP + ".place..",
                            APP + ".task..",
                            APP + ".preferences..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(APP + ".shell..", APP)
                    .because(
                            "a page that knows the window around it can be neither tested nor shown"
                                    + " alone")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule composeKnowsNoOtherPage = keepsApart("compose", "monitor", "explore");

    @ArchTest
    static final ArchRule monitorKnowsNoOtherPage = keepsApart("monitor", "compose", "explore");

    @ArchTest
    static final ArchRule exploreKnowsNoOtherPage = keepsApart("explore", "compose", "monitor");

    @ArchTest
    static final ArchRule partsKnowNoPage =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            APP + ".launch..",
                            APP + ".chart..",
                            APP + ".place..",
                            APP + ".task..",
                            APP + ".preferences..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(APP + ".compose..", APP + ".monitor..", APP + ".explore..")
                    .because("engines, charts, tasks and preferences serve every page")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule viewModelsKnowNoControls =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx.scene..",
                            "javafx.stage..",
                            "javafx.fxml..",
                            "javafx.application..",
                            "org.controlsfx..",
                            "atlantafx..",
                            "org.kordamp..")
                    .because(
                            "what a window decides must be tested without one; a view-model offers"
                                    + " properties, and the view binds to them")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule chartFxStaysInChart =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(APP + ".chart..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.fair_acc..")
                    .because(
                            "the library is hardly maintained: it must be replaceable behind the"
                                    + " charts' own types")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noTrainingInTheWindow =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            ENGINE + ".train.dl4j..",
                            ENGINE + ".train.fused..",
                            ENGINE + ".kernel..",
                            "org.nd4j..",
                            "org.deeplearning4j..")
                    .because(
                            "the engine is a process of its own: a crash of native code must not"
                                    + " close the window")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noSqlInTheWindow =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..")
                    .because(
                            "the engine's query package answers with arrays; the window only draws"
                                    + " them")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noStateInStatics =
            fields().that()
                    .areStatic()
                    .should()
                    .beFinal()
                    .because("two windows, or two tests, must not see each other's state")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule standardStreamsBelongToTheLauncher =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(APP)
                    .should(ACCESS_STANDARD_STREAMS)
                    .because(
                            "nobody reads a terminal behind a window: what matters is shown, the"
                                    + " rest is logged")
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
                            "what a class needs stands in its constructor; @FXML fields are the one"
                                    + " exception")
                    .allowEmptyShould(true);

    /** The import found classes at all: rules over nothing would pass too. */
    @ArchTest
    static void someClassesAreChecked(JavaClasses classes) {
        if (classes.stream().noneMatch(c -> c.getPackageName().equals(APP))) {
            throw new AssertionError("ArchUnit read no class of " + APP);
        }
    }

    private static ArchRule keepsApart(String page, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = APP + "." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(APP + "." + page + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("the shell connects the pages; each can then change, and be tested, alone")
                .allowEmptyShould(true);
    }
}
