package dev.creamery.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.app.place.NumberText;
import dev.creamery.engine.sweep.Axis;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class AxesTest {

    private final Axes axes = new Axes();

    @Test
    void powersGoFromEndToEnd() {
        assertThat(axes.syntax(Hyperparameters.SIZE).read("2^5..2^9"))
                .containsExactly(32L, 64L, 128L, 256L, 512L);
        assertThat(axes.syntax(Hyperparameters.SIZE).read("2^5..2^9 step 2"))
                .containsExactly(32L, 128L, 512L);
        assertThat(axes.syntax(Hyperparameters.SIZE).read("10^2..10^4"))
                .containsExactly(100L, 1000L, 10_000L);
    }

    @Test
    void wholeNumbersGoOneByOneOrInSteps() {
        assertThat(axes.syntax(Hyperparameters.DEPTH).read("2..5, 10..14 step 2, 3"))
                .containsExactly(2, 3, 4, 5, 10, 12, 14);
        assertThat(axes.syntax(Hyperparameters.DEPTH).read("5..3")).containsExactly(5, 4, 3);
    }

    @Test
    void logarithmicStepsHitTheRoundNumbers() {
        assertThat(axes.syntax(Hyperparameters.LEARNING_RATE).read("1e-5..1e-2 log 4"))
                .containsExactly(1e-5f, 1e-4f, 1e-3f, 1e-2f);
        assertThat(axes.syntax(Hyperparameters.EPOCHS).read("10..1000 log 3"))
                .containsExactly(10, 100, 1000);
        assertThat(axes.syntax(Hyperparameters.EPOCHS).read("10..100 log 4"))
                .containsExactly(10, 22, 46, 100);
    }

    @Test
    void linearStepsDivideEvenly() {
        assertThat(axes.syntax(Hyperparameters.LABEL_NOISE).read("0..0.2 step 0.05"))
                .containsExactly(0f, 0.05f, 0.1f, 0.15f, 0.2f);
        assertThat(axes.syntax(Hyperparameters.LABEL_NOISE).read("0..1 linear 5"))
                .containsExactly(0f, 0.25f, 0.5f, 0.75f, 1f);
    }

    @Test
    void optimizersHaveTheirMomentumBehindThem() {
        assertThat(axes.syntax(Hyperparameters.OPTIMIZER).read("Adam, sgd 0.9, RMSprop"))
                .containsExactly(
                        new Optimizer.Adam(), new Optimizer.Sgd(0.9f), new Optimizer.RmsProp(0));
        assertThat(axes.syntax(Hyperparameters.OPTIMIZER).read("SGD 0.8..0.9 step 0.1"))
                .containsExactly(new Optimizer.Sgd(0.8f), new Optimizer.Sgd(0.9f));
    }

    @Test
    void regularizersHaveTheirFactorBehindThem() {
        assertThat(
                        axes.syntax(Hyperparameters.KERNEL_REGULARIZER)
                                .read("none, L1 0.01, l2 1e-3..1e-1 log 3, l1 0.1 l2 0.2"))
                .containsExactly(
                        KernelRegularizer.NONE,
                        KernelRegularizer.ofL1(0.01f),
                        KernelRegularizer.ofL2(0.001f),
                        KernelRegularizer.ofL2(0.01f),
                        KernelRegularizer.ofL2(0.1f),
                        new KernelRegularizer(0.1f, 0.2f));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataset | two_mons | did you mean two_moons?",
                "dataset | yield.xls | .csv",
                "shape | rectangel | did you mean rectangle?",
                "size | 2^5..2^40 | whole numbers from 1 to 1073741824",
                "size | 12.5 | not a whole number",
                "size | big | is not a number or range",
                "depth | 1 | whole numbers from 2 to 255",
                "depth | 2..256 | 2 to 255",
                "learning_rate | 1e-5..1e-2 | does not say how many",
                "learning_rate | -0.1 | out of range",
                "learning_rate | 0..1 log 4 | ends above 0",
                "learning_rate | 1e-5..1e-2 log 1 | whole numbers from 2",
                "learning_rate | 1e-5..1e-2 log 5000 | 1000 at once",
                "batch_size | 0 | whole numbers from 1",
                "batch_size | 1..100000 | stands for 100000 values",
                "label_noise | 1.5 | numbers from 0 to 1",
                "label_noise | 0..1 step 0 | more than 0",
                "kernel_regularizer | l3 0.1 | write none, l1 0.01",
                "kernel_regularizer | l1 0 | out of range",
                "optimizer | adma | did you mean adam?); write adam, RMSprop, SGD",
                "optimizer | adam 0.9 | takes none",
                "optimizer | SGD 1.5 | 0 to 1",
                "epochs | 3000.5 | whole numbers"
            })
    void whatCannotBeIsNamedWithWhatIsAllowed(String column, String text, String expected) {
        AxisSyntax<?> syntax = axes.syntax(Hyperparameters.ofColumn(column).orElseThrow());

        assertThatThrownBy(() -> syntax.read(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @MethodSource("hyperparameters")
    void everyOfferedValueReadsBackFromItsText(Hyperparameter<?> hyperparameter) {
        roundTrip(hyperparameter);
    }

    private <T> void roundTrip(Hyperparameter<T> hyperparameter) {
        AxisSyntax<T> syntax = axes.syntax(hyperparameter);
        for (T value : axes.known(hyperparameter)) {
            assertThat(syntax.read(syntax.text(value))).isEqualTo(List.of(value));
        }
    }

    @ParameterizedTest
    @MethodSource("hyperparameters")
    void everyExampleIsValid(Hyperparameter<?> hyperparameter) {
        AxisSyntax<?> syntax = axes.syntax(hyperparameter);

        assertThat(syntax.read(syntax.example())).isNotEmpty();
    }

    @Test
    void everyValueOfButtersSweepsIsOffered() {
        BundledSweeps bundled = new BundledSweeps();
        for (String name : BundledSweeps.BUTTER) {
            for (var cube : bundled.named(name).orElseThrow().cubes()) {
                for (Axis<?> axis : cube.axes()) {
                    assertThat(axes.known(axis.hyperparameter()))
                            .as(name + " " + axis.hyperparameter())
                            .containsAll((Iterable) axis.values());
                }
            }
        }
    }

    @Test
    void numbersAreWrittenForPeople() {
        assertThat(axes.syntax(Hyperparameters.SIZE).label(1024L)).isEqualTo("2¹⁰");
        assertThat(axes.syntax(Hyperparameters.SIZE).label(1000L)).isEqualTo("1\u2009000");
        assertThat(axes.syntax(Hyperparameters.LEARNING_RATE).label(1e-4f)).isEqualTo("1e-4");
        assertThat(axes.syntax(Hyperparameters.LABEL_NOISE).label(0.05f)).isEqualTo("0.05");
        assertThat(NumberText.rounded(814_230)).isEqualTo("814\u2009230");
        assertThat(NumberText.rounded(2_442_690_000L)).isEqualTo("2.44 billion");
        assertThat(NumberText.rounded(12_345_678L)).isEqualTo("12.3 million");
    }

    static Stream<Hyperparameter<?>> hyperparameters() {
        return Hyperparameters.all().stream();
    }
}
