package heartstring.demo.selling;

import java.util.List;

/**
 * How one deal went.
 *
 * @param company whom it is with, by name
 * @param contactRole the role of the person it is talked about with
 * @param goods what is offered, as categories of the shop, each with a quantity
 * @param began so many days ago
 * @param expected in so many days, or below zero so many days ago
 * @param steps what happened, in order
 */
record Tale(
        String company,
        String contactRole,
        String title,
        List<Goods> goods,
        int discountPercent,
        int began,
        int expected,
        List<Step> steps) {

    record Goods(String category, int quantity) {}

    /** Something that happened so many days ago, or that is to be done so many days from now when below zero. */
    record Step(Kind kind, int daysAgo, String text) {}

    enum Kind {
        STAGE,
        NOTE,
        MEETING,
        TASK,
        WON,
        LOST
    }
}
