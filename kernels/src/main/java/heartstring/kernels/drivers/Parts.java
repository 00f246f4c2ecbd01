package heartstring.kernels.drivers;

/** A way of explaining an outcome by every choice of factors. */
interface Parts {

    /**
     * What was worked out.
     *
     * @param explained by every choice of factors, bit by bit, 0 to 1
     * @param slopes of all columns together, in the outcome's units by the column's own
     */
    record Worked(double[] explained, double[] slopes) {}

    /** Works it out where each row counts so often. */
    Worked at(double[] weights);
}
