package dev.creamery.engine.train.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Takes numbers from Java's arrays to ND4J's memory and back. */
final class Matrices {

    private Matrices() {}

    /**
     * A copy, to be closed by the caller.
     *
     * @param values (rows, columns), row-major
     */
    static INDArray toNative(float[] values, int rows) {
        return Nd4j.create(values, new long[] {rows, values.length / rows}, 'c');
    }

    /**
     * A copy.
     *
     * @param matrix of two dimensions, in any order
     * @return (rows, columns), row-major
     */
    static float[] toHeap(INDArray matrix) {
        int rows = matrix.rows();
        int columns = matrix.columns();
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = matrix.getFloat(row, column);
            }
        }
        return values;
    }

    /** A {@link MatrixProductCheck.MatrixProduct} by ND4J. */
    static float[] product(
            float[] left,
            boolean transposeLeft,
            float[] right,
            boolean transposeRight,
            int rows,
            int inner,
            int columns) {
        try (INDArray a = toNative(left, transposeLeft ? inner : rows);
                INDArray b = toNative(right, transposeRight ? columns : inner);
                INDArray product = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f')) {
            Nd4j.gemm(a, b, product, transposeLeft, transposeRight, 1, 0);
            return toHeap(product);
        }
    }

    /** Frees an array's memory, where it has any of its own. */
    static void free(INDArray array) {
        if (array.closeable()) {
            array.close();
        }
    }
}
