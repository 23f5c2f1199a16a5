package dev.creamery.engine.train.dl4j;

/**
 * Compares a library's matrix products with plain loops. The OpenBLAS that ND4J 1.0.0-M2.1 brings
 * is known to choose kernels that are wrong on some newer processors.
 */
final class MatrixProductCheck {

    /** Around the widths of SIMD lanes and of the blocks that kernels cut matrices into. */
    private static final int[][] SHAPES = {
        {1, 1, 1}, {5, 3, 2}, {16, 16, 16}, {31, 33, 17}, {100, 64, 48}, {256, 65, 129}
    };

    /** Far more than rounding makes of sums this long, far less than any wrong element. */
    private static final double TOLERANCE = 1e-5;

    /** A product of two matrices. */
    interface MatrixProduct {
        /**
         * Multiplies. All matrices are row-major.
         *
         * @param left (rows, inner), or (inner, rows) if it is to be transposed
         * @param right (inner, columns), or (columns, inner) if it is to be transposed
         * @return (rows, columns)
         */
        float[] of(
                float[] left,
                boolean transposeLeft,
                float[] right,
                boolean transposeRight,
                int rows,
                int inner,
                int columns);
    }

    private final String library;
    private final String remedy;

    /**
     * @param library its name, for error messages
     * @param remedy what to do if it is wrong, likewise
     */
    MatrixProductCheck(String library, String remedy) {
        this.library = library;
        this.remedy = remedy;
    }

    /**
     * Tries products of several sizes, transposed and not.
     *
     * @throws IllegalStateException if one is wrong; the message has a remedy
     */
    void run(MatrixProduct product) {
        for (int[] shape : SHAPES) {
            for (boolean transposeLeft : new boolean[] {false, true}) {
                for (boolean transposeRight : new boolean[] {false, true}) {
                    check(product, transposeLeft, transposeRight, shape[0], shape[1], shape[2]);
                }
            }
        }
    }

    private void check(
            MatrixProduct product,
            boolean transposeLeft,
            boolean transposeRight,
            int rows,
            int inner,
            int columns) {
        float[] left = values(rows * inner, 7919);
        float[] right = values(inner * columns, 104_729);
        float[] result =
                product.of(left, transposeLeft, right, transposeRight, rows, inner, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                double magnitude = 0;
                for (int index = 0; index < inner; index++) {
                    double term =
                            (double) left[transposeLeft ? index * rows + row : row * inner + index]
                                    * right[
                                            transposeRight
                                                    ? column * inner + index
                                                    : index * columns + column];
                    sum += term;
                    magnitude += Math.abs(term);
                }
                float found = result[row * columns + column];
                if (!(Math.abs(found - sum) <= TOLERANCE * magnitude)) {
                    throw new IllegalStateException(
                            wrong(rows + "×" + inner + "×" + columns, found, sum));
                }
            }
        }
    }

    private String wrong(String shape, float found, double expected) {
        return "matrix products of "
                + library
                + " are wrong on this processor: one of "
                + shape
                + " gave "
                + found
                + " where "
                + expected
                + " is right; "
                + remedy;
    }

    /** Numbers in [−1, 1] without a pattern that would hide a mix-up of rows or columns. */
    private static float[] values(int count, int prime) {
        float[] values = new float[count];
        for (int index = 0; index < count; index++) {
            values[index] = (long) (index + 1) * prime % 2003 / 1001f - 1;
        }
        return values;
    }
}
