package heartstring.touchpoint.uploads;

import heartstring.touchpoint.imports.ImportRun;
import heartstring.ui.components.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run on its way or at its end.
 *
 * @param hasErrors whether there is an error file to fetch
 * @param canStart whether its file is still there and it can be started again
 */
public record RunView(ImportRun run, boolean hasErrors, boolean canStart) {

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

    static String state(ImportRun run) {
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

    /** How many rows had which money, for programs. */
    static Map<String, Object> json(ImportRun run) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put("id", run.id());
        map.put("fileName", run.fileName());
        map.put("status", run.status().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        map.put("mode", run.mode().name().toLowerCase(java.util.Locale.ROOT));
        map.put("dryRun", run.dryRun());
        map.put("progressPermille", run.progressPermille());
        map.put("rowsRead", run.counts().read());
        map.put("rowsFailed", run.counts().failed());
        map.put("rowsSkipped", run.counts().skipped());
        map.put("touchpointsNew", run.counts().landed());
        map.put("touchpointsKnown", run.counts().known());
        if (run.dryRun()) {
            map.put("peopleNew", run.counts().peopleNew());
            map.put("peopleKnown", run.counts().peopleKnown());
        }
        var tally = run.tally();
        map.put("people", tally.people());
        map.put("orders", tally.orders());
        map.put("returns", tally.returns());
        map.put("soldMinor", tally.soldMinor());
        map.put("returnedMinor", tally.returnedMinor());
        map.put("createdAt", run.createdAt());
        if (run.finishedAt() != null) {
            map.put("finishedAt", run.finishedAt());
        }
        if (run.fault() != null) {
            map.put("fault", run.fault());
        }
        return map;
    }
}
