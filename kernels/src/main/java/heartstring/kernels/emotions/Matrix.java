package heartstring.kernels.emotions;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;

/** Numbers in rows; each row is added to a sum as a whole, which processors do several numbers at a time. */
final class Matrix {

    final int rows;
    final int columns;
    final float[] cells;

    Matrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.cells = new float[rows * columns];
    }

    /** Small numbers by lot, about as large as keeps sums of rows about as large as what they are multiplied with. */
    static Matrix random(int rows, int columns, double size, SplittableRandom random) {
        Matrix matrix = new Matrix(rows, columns);
        for (int i = 0; i < matrix.cells.length; i++) {
            matrix.cells[i] = (float) (size * random.nextGaussian());
        }
        return matrix;
    }

    /** Adds to {@code sum} the rows, each as often as its number says. */
    void times(float[] vector, int from, float[] sum) {
        for (int r = 0; r < rows; r++) {
            float factor = vector[from + r];
            if (factor != 0) {
                int start = r * columns;
                for (int c = 0; c < columns; c++) {
                    sum[c] += factor * cells[start + c];
                }
            }
        }
    }

    /** Adds to this the product of a column and a row. */
    void addOuter(float[] column, float[] row) {
        for (int r = 0; r < rows; r++) {
            float factor = column[r];
            if (factor != 0) {
                int start = r * columns;
                for (int c = 0; c < columns; c++) {
                    cells[start + c] += factor * row[c];
                }
            }
        }
    }

    /** The same with rows and columns exchanged, written into {@code to}. */
    void transposeInto(Matrix to) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                to.cells[c * rows + r] = cells[r * columns + c];
            }
        }
    }

    /** In steps of 8 bits, each row with its own scale. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(rows);
        out.writeInt(columns);
        for (int r = 0; r < rows; r++) {
            float most = 0;
            for (int c = 0; c < columns; c++) {
                most = Math.max(most, Math.abs(cells[r * columns + c]));
            }
            float scale = most / Byte.MAX_VALUE;
            out.writeFloat(scale);
            for (int c = 0; c < columns; c++) {
                out.writeByte(scale == 0 ? 0 : Math.round(cells[r * columns + c] / scale));
            }
        }
    }

    static Matrix read(DataInputStream in) throws IOException {
        Matrix matrix = new Matrix(in.readInt(), in.readInt());
        for (int r = 0; r < matrix.rows; r++) {
            float scale = in.readFloat();
            for (int c = 0; c < matrix.columns; c++) {
                matrix.cells[r * matrix.columns + c] = scale * in.readByte();
            }
        }
        return matrix;
    }
}
