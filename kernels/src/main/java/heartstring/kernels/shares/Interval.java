package heartstring.kernels.shares;

/** A figure and where the true one lies with a probability of 95 %. */
public record Interval(double low, double value, double high) {

    /** The same in other units, such as percent. */
    public Interval times(double factor) {
        return new Interval(low * factor, value * factor, high * factor);
    }
}
