package dev.creamery.engine.train.dl4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.train.dl4j.MatrixProductCheck.MatrixProduct;

import org.junit.jupiter.api.Test;

class MatrixProductCheckTest {

    private final MatrixProductCheck check = new MatrixProductCheck("SomeBLAS 1.0", "buy another");

    @Test
    void plainLoopsPass() {
        assertThatCode(() -> check.run(MatrixProductCheckTest::plain)).doesNotThrowAnyException();
    }

    /** The kind of fault that a wrong kernel has: the last columns, where no whole vector fits. */
    @Test
    void aWrongTailIsFound() {
        assertWrong(
                (left, transposeLeft, right, transposeRight, rows, inner, columns) -> {
                    float[] product =
                            plain(left, transposeLeft, right, transposeRight, rows, inner, columns);
                    if (columns % 16 == 1) {
                        product[product.length - 1] *= 1.001f;
                    }
                    return product;
                });
    }

    @Test
    void aProductThatIsNotANumberIsFound() {
        assertWrong(
                (left, transposeLeft, right, transposeRight, rows, inner, columns) -> {
                    float[] product =
                            plain(left, transposeLeft, right, transposeRight, rows, inner, columns);
                    product[0] = Float.NaN;
                    return product;
                });
    }

    @Test
    void aMatrixThatIsNotTransposedIsFound() {
        assertWrong(
                (left, transposeLeft, right, transposeRight, rows, inner, columns) ->
                        plain(left, transposeLeft, right, false, rows, inner, columns));
    }

    private void assertWrong(MatrixProduct product) {
        assertThatThrownBy(() -> check.run(product))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SomeBLAS 1.0")
                .hasMessageContaining("buy another");
    }

    private static float[] plain(
            float[] left,
            boolean transposeLeft,
            float[] right,
            boolean transposeRight,
            int rows,
            int inner,
            int columns) {
        float[] product = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float sum = 0;
                for (int index = 0; index < inner; index++) {
                    float a = transposeLeft ? left[index * rows + row] : left[row * inner + index];
                    float b =
                            transposeRight
                                    ? right[column * inner + index]
                                    : right[index * columns + column];
                    sum += a * b;
                }
                product[row * columns + column] = sum;
            }
        }
        return product;
    }
}
