package heartstring.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes random steps on the book and on the model, and compares them. The same seed takes the same steps. */
final class LedgerMachine {

    private static final int ACCOUNTS = 6;

    private final Random random;
    private final int unitId;
    private final Book book;
    private final LedgerModel model = new LedgerModel();
    private final long base;
    private final List<String> log = new ArrayList<>();
    private final Map<Key, Command> sent = new HashMap<>();
    private final List<Command> history = new ArrayList<>();
    private final List<Long> earned = new ArrayList<>();
    private final List<Long> spent = new ArrayList<>();
    private final List<Long> reserved = new ArrayList<>();
    private Instant now;
    private int keys;
    private int steps;
    /** Which accounts belong together at the moment: equal numbers are one customer. */
    private final int[] group = new int[ACCOUNTS];

    LedgerMachine(long seed, int unitId, Instant start, Function<List<Holder>, Book> books) {
        this.random = new Random(seed);
        this.unitId = unitId;
        this.now = start;
        this.base = Math.abs(new Random(seed).nextLong() >>> 16) * 100;
        this.book =
                books.apply(IntStream.range(0, ACCOUNTS).mapToObj(this::holder).toList());
        for (int i = 0; i < ACCOUNTS; i++) {
            group[i] = i;
        }
    }

    Instant now() {
        return now;
    }

    Holder holder(int account) {
        return Holder.member(unitId, base + account);
    }

    void pass(Duration time) {
        now = now.plus(time);
        model.pass(now);
    }

    void step() {
        steps++;
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4 -> earn(account(), amount(40), begins(), ends());
            case 5, 6 -> spend(false);
            case 7 -> spend(true);
            case 8, 9 -> reserve();
            case 10, 11 -> capture();
            case 12 -> release();
            case 13 -> mature();
            case 14, 15 -> takeBack();
            case 16, 17 -> giveBack();
            case 18 -> move();
            case 19 -> credit();
            case 20 -> replay();
            case 21 -> join();
            case 22 -> separate();
            default -> pass(Duration.ofHours(random.nextInt(480)));
        }
        compare();
        if (steps % 20 == 0) {
            compareExactly();
        }
        if (steps % 100 == 0) {
            recount();
            model.forgetGone();
        }
    }

    private int account() {
        return random.nextInt(ACCOUNTS);
    }

    private long amount(int most) {
        return 1L + random.nextInt(most);
    }

    private @Nullable Instant begins() {
        return random.nextInt(3) == 0 ? now.plus(Duration.ofDays(random.nextInt(20))) : null;
    }

    private @Nullable Instant ends() {
        return random.nextInt(3) == 0 ? null : now.plus(Duration.ofDays(random.nextInt(120)));
    }

    private List<Integer> purse(int presenter) {
        List<Integer> all = new ArrayList<>(List.of(presenter));
        IntStream.range(0, ACCOUNTS)
                .filter(i -> i != presenter && group[i] == group[presenter])
                .forEach(all::add);
        return all;
    }

    private Purse command(List<Integer> purse) {
        return new Purse(
                holder(purse.getFirst()), purse.stream().map(this::holder).toList());
    }

    private Key key() {
        String text = "step " + keys++;
        return Key.of("machine " + unitId, text, text);
    }

    private Cause cause() {
        return new Cause(Cause.Kind.EVENT, steps, 0, 0, now);
    }

    private Outcome post(Function<Key, Command> made) {
        Command command = made.apply(key());
        log.add(steps + " " + now + " " + command);
        Outcome outcome = book.post(command, now);
        log.add("    " + outcome);
        if (outcome instanceof Outcome.Done) {
            sent.put(command.key(), command);
            history.add(command);
        }
        return outcome;
    }

    private void agree(boolean model, Outcome outcome) {
        assertThat(outcome instanceof Outcome.Done).as(this::story).isEqualTo(model);
    }

    private long id(Outcome outcome) {
        assertThat(outcome).as(this::story).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).postingId();
    }

    void earn(int account, long amount, @Nullable Instant begins, @Nullable Instant ends) {
        long id = id(post(k -> new Command.Earn(k, holder(account), amount, begins, ends, cause())));
        model.earn(id, account, amount, begins, ends, false, now);
        earned.add(id);
    }

    private void credit() {
        int account = account();
        long amount = amount(20);
        Instant ends = ends();
        long id = id(post(k -> new Command.Credit(k, holder(account), amount, ends, cause())));
        model.earn(id, account, amount, null, ends, true, now);
    }

    private void spend(boolean byHand) {
        List<Integer> purse = purse(account());
        long amount = amount(50);
        Outcome outcome = post(k -> byHand
                ? new Command.Debit(k, command(purse), amount, cause())
                : new Command.Spend(k, command(purse), amount, cause()));
        long id = outcome instanceof Outcome.Done done ? done.postingId() : -1;
        agree(model.spend(id, purse, amount, byHand, now), outcome);
        if (id > 0 && !byHand) {
            spent.add(id);
        }
    }

    private void reserve() {
        List<Integer> purse = purse(account());
        long amount = amount(40);
        Instant until = now.plus(Duration.ofDays(1));
        Outcome outcome = post(k -> new Command.Reserve(k, command(purse), amount, until, cause()));
        long id = outcome instanceof Outcome.Done done ? done.postingId() : -1;
        agree(model.reserve(id, purse, amount, now), outcome);
        if (id > 0) {
            reserved.add(id);
        }
    }

    private long any(List<Long> ids) {
        return ids.isEmpty() ? -1 : ids.get(random.nextInt(ids.size()));
    }

    private void capture() {
        long reservation = any(reserved);
        long amount = amount(40);
        Outcome outcome = post(k -> new Command.Capture(k, reservation, amount, cause()));
        long id = outcome instanceof Outcome.Done done ? done.postingId() : -1;
        agree(model.capture(id, reservation, amount, now), outcome);
        if (id > 0) {
            spent.add(id);
        }
    }

    private void release() {
        long reservation = any(reserved);
        agree(model.release(reservation, now), post(k -> new Command.Release(k, reservation, cause())));
    }

    private void mature() {
        long of = any(earned);
        agree(model.mature(of, now), post(k -> new Command.Mature(k, of, cause())));
    }

    private void takeBack() {
        long of = any(earned);
        if (of < 0) {
            return;
        }
        int presenter = ownerOf(of);
        List<Integer> purse = purse(presenter);
        long amount = amount(40);
        Policy policy = List.of(Policy.values()).get(random.nextInt(3));
        Outcome outcome = post(k -> new Command.TakeBack(k, of, command(purse), amount, policy, cause()));
        long taken = model.takeBack(of, purse, amount, policy.name(), now);
        id(outcome);
        assertThat(((Outcome.Done) outcome).amount()).as(this::story).isEqualTo(taken);
    }

    private int ownerOf(long posting) {
        return (int) (book.ownerOf(posting).id() - base);
    }

    private void giveBack() {
        long of = any(spent);
        long amount = amount(30);
        Instant grace = now.plus(Duration.ofDays(30));
        Outcome outcome = post(k -> new Command.GiveBack(k, of, amount, grace, cause()));
        long back = model.giveBack(of, amount, grace, now);
        agree(back >= 0, outcome);
        if (outcome instanceof Outcome.Done done) {
            assertThat(done.amount()).as(this::story).isEqualTo(back);
            assertThat(done.shortfall()).as(this::story).isEqualTo(amount - back);
        }
    }

    private void move() {
        List<Integer> purse = purse(account());
        int to = account();
        if (purse.contains(to)) {
            return;
        }
        long amount = amount(30);
        Outcome outcome = post(k -> new Command.Move(k, command(purse), holder(to), amount, cause()));
        agree(model.move(purse, to, amount, now), outcome);
    }

    /** The same command again is answered as before; its key with other contents is refused. */
    private void replay() {
        if (history.isEmpty()) {
            return;
        }
        Command before = history.get(random.nextInt(history.size()));
        Outcome again = book.post(before, now);
        assertThat(again).as(this::story).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Done) again).replayed()).as(this::story).isTrue();
        Key other = new Key(before.key().value(), Key.fresh().contents());
        Outcome reused = book.post(new Command.Earn(other, holder(0), 5, null, null, cause()), now);
        assertThat(reused).as(this::story).isInstanceOf(Outcome.KeyReused.class);
    }

    private void join() {
        int one = group[account()];
        int other = group[account()];
        IntStream.range(0, ACCOUNTS).filter(i -> group[i] == other).forEach(i -> group[i] = one);
    }

    /** One account leaves its customer: what each presented and the other paid is repaid. */
    private void separate() {
        int leaves = account();
        List<Integer> stay = purse(leaves).stream().filter(i -> i != leaves).toList();
        group[leaves] = 100 + steps;
        List<Holder> others = stay.stream().map(this::holder).toList();
        for (Book.Draw draw : book.draws(holder(leaves), others)) {
            if (!spent.contains(draw.posting())) {
                continue;
            }
            post(k -> new Command.Repay(
                    k,
                    draw.presenter(),
                    draw.payer(),
                    draw.posting(),
                    draw.transfer(),
                    draw.amount(),
                    draw.expiresAt(),
                    cause()));
            model.repay(
                    draw.posting(),
                    (int) (draw.presenter().id() - base),
                    (int) (draw.payer().id() - base),
                    draw.expiresAt(),
                    draw.amount(),
                    now);
        }
    }

    private void compare() {
        int only = account();
        for (int i = 0; i < ACCOUNTS; i++) {
            if (i == only || steps % 10 == 0) {
                LedgerModel.Sums sums = model.sums(i);
                assertThat(book.seen(holder(i), now))
                        .as(this::story)
                        .isEqualTo(new Book.Sums(sums.pending(), sums.available() - sums.owed(), sums.reserved(), 0));
            }
        }
    }

    private void compareExactly() {
        for (int i = 0; i < ACCOUNTS; i++) {
            LedgerModel.Sums sums = model.sums(i);
            assertThat(book.exact(holder(i), now))
                    .as(this::story)
                    .isEqualTo(new Book.Sums(sums.pending(), sums.available(), sums.reserved(), sums.owed()));
        }
    }

    /** Every cache equals what the transfers come to. */
    void recount() {
        book.recount(story());
    }

    private String story() {
        return "unit " + unitId + "\n" + String.join("\n", log.subList(Math.max(0, log.size() - 60), log.size()));
    }
}
