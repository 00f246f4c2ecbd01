package heartstring.loyalty.history;

import org.jspecify.annotations.Nullable;

/** Says in plain words why points moved. */
final class HistoryRules {

    private HistoryRules() {}

    /** A posting as it was read; {@code reward} and {@code rule} are names. */
    record Read(
            Movement movement,
            String cause,
            @Nullable String reward,
            @Nullable String store,
            boolean broughtByFriend) {}

    static Movement told(Read read) {
        Movement m = read.movement();
        return new Movement(
                m.postingId(),
                m.kind(),
                m.change(),
                m.shortfall(),
                reason(read),
                m.rule(),
                m.order(),
                m.at(),
                m.recordedAt(),
                m.availableAt(),
                m.expiresAt());
    }

    static String reason(Read read) {
        Movement m = read.movement();
        String reward = read.reward() == null ? "a reward" : read.reward();
        return switch (m.kind()) {
            case "earn" -> earned(read);
            case "take_back" ->
                read.cause().equals("referral")
                        ? "Taken back: bringing a friend did not count in the end"
                        : "Taken back: goods of " + purchase(read) + " were returned";
            case "spend", "capture" -> read.cause().equals("reward") ? "Spent on " + reward : "Spent";
            case "give_back" -> read.cause().equals("reward") ? "Given back: " + reward + " was undone" : "Given back";
            case "reserve" -> "Set aside";
            case "release" -> "Set free again";
            case "mature" -> "Can be spent now";
            case "expire" -> "Expired";
            case "move" -> m.change() < 0 ? "Passed on to another member" : "Received from another member";
            case "credit" -> "Added by a colleague";
            case "debit" ->
                read.cause().equals("closing") ? "Lost when the membership was closed" : "Taken off by a colleague";
            case "repay" ->
                m.change() < 0
                        ? "Settled: spent earlier out of what turned out to be somebody else's"
                        : "Settled: somebody else had spent it";
            default -> m.kind();
        };
    }

    private static String earned(Read read) {
        String rule = read.movement().rule();
        String by = rule == null ? "" : ": " + rule;
        return switch (read.cause()) {
            case "order" -> "Earned by " + purchase(read) + by;
            case "referral" ->
                read.broughtByFriend() ? "Welcome: a friend brought you" : "Thank you for bringing a friend";
            case "birthday" -> "Happy birthday" + by;
            case "challenge" -> "Challenge met" + by;
            default -> "Earned" + by;
        };
    }

    private static String purchase(Read read) {
        String order = read.movement().order();
        String what = order == null ? "a purchase" : "purchase " + order;
        return read.store() == null ? what : what + " at " + read.store();
    }
}
