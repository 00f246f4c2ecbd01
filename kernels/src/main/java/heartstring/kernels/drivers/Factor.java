package heartstring.kernels.drivers;

/**
 * Something that may go with an outcome.
 *
 * @param columns one column of numbers, or several that belong together, such as one for each store; each has one number for
 *     each row, NaN where it is not known, which then counts as the mean of those known
 */
public record Factor(String name, double[][] columns) {

    public Factor {
        if (columns.length == 0) {
            throw new IllegalArgumentException("A factor has a column: " + name);
        }
    }

    /** A factor of one column. */
    public static Factor of(String name, double[] column) {
        return new Factor(name, new double[][] {column});
    }
}
