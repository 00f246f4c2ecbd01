package heartstring.touchpoint.uploads;

import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.ui.components.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * A run on its way or at its end.
 *
 * @param by the name of who brought it
 * @param hasErrors whether there is an error file to fetch
 * @param canStart whether its file is still there and it can be started again
 */
public record RunView(ImportRun run, String by, boolean hasErrors, boolean canStart) {

    /** A figure with its name. */
    public record Figure(String label, String value) {}

    public String percent() {
        return Format.percent(run.progressPermille() / 1000.0);
    }

    public int permille() {
        return run.progressPermille();
    }

    /** In one or two words, how it stands. */
    public String state() {
        return state(run);
    }

    /** The same without the rest of the view. */
    public static String state(ImportRun run) {
        return switch (run.status()) {
            case READY -> "Not started";
            case WAITING -> "Waiting";
            case RUNNING -> run.dryRun() ? "Being tried" : "Running";
            case CANCELLING -> "Stopping";
            case DONE -> run.dryRun() ? "Tried" : "Done";
            case FAILED -> "Failed";
            case CANCELLED -> "Stopped";
            case UNDO_WAITING, UNDOING -> "Being undone";
            case UNDONE -> "Undone";
        };
    }

    /** The figures of the run, in the order people ask for them. */
    public List<Figure> figures() {
        List<Figure> list = new ArrayList<>();
        var counts = run.counts();
        list.add(new Figure("Rows read", Format.number(counts.read())));
        list.add(new Figure(
                run.dryRun() ? "Touchpoints that would be new" : "New touchpoints", Format.number(counts.landed())));
        list.add(new Figure("Imported before", Format.number(counts.known())));
        list.add(new Figure("Rows left out by the mode", Format.number(counts.skipped())));
        list.add(new Figure("Rows with errors", Format.number(counts.failed())));
        if (run.dryRun()) {
            list.add(new Figure("People nobody knows yet", Format.number(counts.peopleNew())));
            list.add(new Figure("People known already", Format.number(counts.peopleKnown())));
        }
        var tally = run.tally();
        if (tally.orders() + tally.returns() > 0) {
            list.add(new Figure("Orders", Format.number(tally.orders())));
            list.add(new Figure("Returns", Format.number(tally.returns())));
            list.add(new Figure("Orders and returns of nobody", Format.number(tally.withoutCustomer())));
            list.add(new Figure("Pieces sold", tally.quantity().toPlainString()));
            list.add(new Figure("Pieces returned", tally.quantityReturned().toPlainString()));
            tally.soldMinor().forEach((c, m) -> list.add(new Figure("Sold", Format.money(m, c))));
            tally.returnedMinor().forEach((c, m) -> list.add(new Figure("Given back", Format.money(m, c))));
        }
        return list;
    }

    public boolean isOpen() {
        return run.status().isOpen();
    }

    public boolean canCancel() {
        return run.status() == ImportRun.Status.WAITING || run.status() == ImportRun.Status.RUNNING;
    }

    public boolean canUndo() {
        boolean ended = run.status() == ImportRun.Status.DONE
                || run.status() == ImportRun.Status.FAILED
                || run.status() == ImportRun.Status.CANCELLED;
        return ended && !run.dryRun() && run.counts().landed() > 0;
    }

    /** Whether there is somebody or something to look at. */
    public boolean hasBrought() {
        return run.status() == ImportRun.Status.DONE
                && !run.dryRun()
                && run.sourceId() != null
                && run.counts().landed() + run.counts().known() > 0;
    }

    /** What the link to the customers says. */
    public String peopleLink() {
        return run.mapping().kind() == Mapping.Kind.ORDERS ? "See who ordered" : "See the customers";
    }
}
