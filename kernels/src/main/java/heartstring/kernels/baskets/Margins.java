package heartstring.kernels.baskets;

/**
 * In how many baskets two items would lie together by chance alone.
 *
 * <p>Within a cell (a stratum of the caller and a class of the basket's size) an item falls into a basket in proportion to the basket's
 * size s: of items that lie in n and m baskets of the cell, n·m·Σs(s−1) / ((Σs)² − Σₖnₖ²) pairs are expected. Summed over all pairs of
 * items that is the number of pairs there are. A cell of one basket expects exactly what it holds, so it says nothing either way.
 */
final class Margins {

    /** The smallest size of each class; within one, sizes are much alike. */
    private static final int[] CLASSES = {1, 2, 3, 4, 6, 9, 14};

    private final int items;
    private final int cells;

    /** Of each item its weight in each cell; what is expected of two items is the product of their rows. */
    private final double[] weights;

    private Margins(int items, int cells, double[] weights) {
        this.items = items;
        this.cells = cells;
        this.weights = weights;
    }

    static Margins of(Baskets baskets) {
        int all = baskets.strata() * CLASSES.length;
        double[] sums = new double[all];
        double[] pairs = new double[all];
        for (int b = 0; b < baskets.size(); b++) {
            int cell = cell(baskets, b);
            double width = baskets.width(b);
            sums[cell] += width;
            pairs[cell] += width * (width - 1);
        }
        int[] place = new int[all];
        int cells = 0;
        for (int cell = 0; cell < all; cell++) {
            place[cell] = pairs[cell] > 0 ? cells++ : -1;
        }
        double[] weights = new double[Math.multiplyExact(baskets.items(), Math.max(1, cells))];
        for (int b = 0; b < baskets.size(); b++) {
            int at = place[cell(baskets, b)];
            if (at >= 0) {
                for (int i = 0; i < baskets.width(b); i++) {
                    weights[baskets.item(b, i) * cells + at]++;
                }
            }
        }
        Margins margins = new Margins(baskets.items(), cells, weights);
        for (int cell = 0; cell < all; cell++) {
            if (place[cell] >= 0) {
                margins.weigh(place[cell], pairs[cell], sums[cell] * sums[cell]);
            }
        }
        return margins;
    }

    private void weigh(int cell, double pairs, double square) {
        double same = 0;
        for (int item = 0; item < items; item++) {
            double count = weights[item * cells + cell];
            same += count * count;
        }
        double factor = square > same ? Math.sqrt(pairs / (square - same)) : 0;
        for (int item = 0; item < items; item++) {
            weights[item * cells + cell] *= factor;
        }
    }

    private static int cell(Baskets baskets, int basket) {
        int width = baskets.width(basket);
        int size = CLASSES.length - 1;
        while (CLASSES[size] > width) {
            size--;
        }
        return baskets.stratum(basket) * CLASSES.length + size;
    }

    /** In how many baskets both are by chance; of an item with itself, what is to be left out of its category. */
    double expected(int left, int right) {
        return product(weights, left, weights, right);
    }

    private double product(double[] one, int left, double[] other, int right) {
        int a = left * cells;
        int b = right * cells;
        int end = a + (cells & ~3);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int last = a + cells;
        while (a < end) {
            s0 += one[a] * other[b];
            s1 += one[a + 1] * other[b + 1];
            s2 += one[a + 2] * other[b + 2];
            s3 += one[a + 3] * other[b + 3];
            a += 4;
            b += 4;
        }
        while (a < last) {
            s0 += one[a++] * other[b++];
        }
        return s0 + s1 + s2 + s3;
    }

    /** What is expected of two categories, each pair of items once; of a category with itself without an item beside itself. */
    double[][] ofCategories(int[] category, int categories) {
        double[] sums = new double[Math.multiplyExact(categories, Math.max(1, cells))];
        double[] selves = new double[categories];
        for (int item = 0; item < items; item++) {
            if (category[item] >= 0) {
                for (int cell = 0; cell < cells; cell++) {
                    sums[category[item] * cells + cell] += weights[item * cells + cell];
                }
                selves[category[item]] += expected(item, item);
            }
        }
        double[][] expected = new double[categories][categories];
        for (int a = 0; a < categories; a++) {
            for (int b = a; b < categories; b++) {
                double both = product(sums, a, sums, b);
                expected[a][b] = a == b ? Math.max(0, both - selves[a]) / 2 : both;
                expected[b][a] = expected[a][b];
            }
        }
        return expected;
    }
}
