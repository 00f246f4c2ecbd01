package heartstring.decision.giftdesk;

import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftProgrammes;
import heartstring.decision.giftprogrammes.GiftStock;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gift programmes for programs: what tills may give away, to whom how often, and which budget pays. */
@Tag(name = "Gifts")
@RestController
class GiftProgrammesApi {

    private static final String PATH = "/api/gift-programmes";
    private static final String ONE = PATH + "/{id:\\d{1,18}}";

    private final GiftProgrammes programmes;
    private final GiftStock stock;
    private final Budgets budgets;

    GiftProgrammesApi(GiftProgrammes programmes, GiftStock stock, Budgets budgets) {
        this.programmes = programmes;
        this.stock = stock;
        this.budgets = budgets;
    }

    record Product(
            long id,

            @Schema(description = "The shop's own number of it", example = "4006381333931")
            String product,

            @Schema(description = "What one costs the house, in minor units")
            long costMinor,

            @Schema(description = "How many are left; absent where they are not counted") @Nullable
            Long left) {}

    record Programme(
            long id,
            String name,
            boolean running,
            String currency,
            long mostCostMinor,

            @Schema(description = "A customer gets one gift in so many days; 0 for no such limit")
            int everyDays,

            @Schema(description = "Number of the budget that pays")
            long budget,

            @Schema(description = "Of 100 customers so many go without, so that it can be seen what gifts do")
            int holdOutPercent,

            @Schema(description = "The name of that among hold-outs", example = "gift:3")
            String trial,

            @Schema(description = "Keys of the stores in which it speaks; none for all")
            List<String> stores,

            List<Product> products) {}

    record AllProgrammes(List<Programme> programmes) {}

    record Setting(
            @Schema(example = "A little something") @Nullable
            String name,

            @Schema(description = "The most that one gift costs, in minor units", example = "300") @Nullable
            Long mostCostMinor,

            @Schema(example = "30") @Nullable Integer everyDays,
            @Schema(example = "2") @Nullable Long budget,

            @Schema(description = "0 to 50; 10 when nothing is said", example = "10") @Nullable
            Integer holdOutPercent,

            @Nullable List<String> stores) {}

    record Running(@Schema(example = "true") @Nullable Boolean running) {}

    record Giving(
            @Schema(description = "The shop's own number of it", example = "4006381333931") @Nullable
            String product,

            @Schema(example = "150") @Nullable Long costMinor,

            @Schema(description = "How many there are from now on; without it they are not counted", example = "40")
            @Nullable
            Long pieces) {}

    @Operation(summary = "Gift programmes", description = "At most 50, the oldest first.")
    @ForScope("gifts:read")
    @GetMapping(PATH)
    AllProgrammes all() {
        return new AllProgrammes(programmes.all().stream().map(this::told).toList());
    }

    @Operation(summary = "One gift programme, with what it may give")
    @ForScope("gifts:read")
    @GetMapping(ONE)
    Programme one(@PathVariable long id) {
        return told(find(id));
    }

    @Operation(
            summary = "Makes a gift programme",
            description = "In the currency of its budget. It does not run yet: say what it may give first.")
    @ForScope("gifts:write")
    @PostMapping(PATH)
    Programme make(@RequestBody Setting setting) {
        if (programmes.all().size() >= GiftProgrammes.MOST) {
            throw Refusal.unprocessable("There are " + GiftProgrammes.MOST + " programmes; change one of them.");
        }
        return one(programmes.make(sound(setting, null)));
    }

    @Operation(
            summary = "Sets a gift programme anew",
            description =
                    "What is left out stays as it is; its currency always does. A share of those who go without holds for whoever has not met it"
                            + " yet.")
    @ForScope("gifts:write")
    @PutMapping(ONE)
    Programme set(@PathVariable long id, @RequestBody Setting setting) {
        programmes.set(id, sound(setting, find(id)));
        return one(id);
    }

    @Operation(summary = "Lets a gift programme run, or stops it")
    @ForScope("gifts:write")
    @PutMapping(ONE + "/running")
    Programme run(@PathVariable long id, @RequestBody Running wanted) {
        GiftProgramme programme = find(id);
        boolean running = Boolean.TRUE.equals(wanted.running());
        if (running && programme.items().isEmpty()) {
            throw Refusal.unprocessable("Say first what it may give.");
        }
        programmes.run(id, running);
        return one(id);
    }

    @Operation(summary = "Adds a product that may be given, or sets its cost and its pieces")
    @ForScope("gifts:write")
    @PostMapping(ONE + "/products")
    Programme give(@PathVariable long id, @RequestBody Giving giving) {
        find(id);
        String fault = programmes.give(
                id,
                giving.product() == null ? "" : giving.product(),
                giving.costMinor() == null ? 0 : giving.costMinor(),
                giving.pieces());
        if (fault != null) {
            throw Refusal.unprocessable(fault);
        }
        return one(id);
    }

    @Operation(summary = "Takes a product off", description = "What is set aside can still be given.")
    @ForScope("gifts:write")
    @PostMapping(ONE + "/products/{item:\\d{1,18}}/removal")
    Programme take(@PathVariable long id, @PathVariable long item) {
        if (find(id).items().stream().noneMatch(i -> i.id() == item)) {
            throw Refusal.notFound("product");
        }
        programmes.take(id, item);
        return one(id);
    }

    private GiftProgramme find(long id) {
        return programmes.byId(id).orElseThrow(() -> Refusal.notFound("gift programme"));
    }

    /** What is to hold, with what stands already where nothing is said; refused where it makes no sense. */
    private GiftProgramme.Draft sound(Setting setting, @Nullable GiftProgramme before) {
        long budget = or(setting.budget(), before == null ? 0 : before.budgetId());
        String currency = before != null
                ? before.currency()
                : budgets.byId(budget).map(Budget::currency).orElse("");
        List<String> stores =
                setting.stores() != null ? setting.stores() : before == null ? List.of() : before.stores();
        String name = setting.name() != null ? setting.name() : before == null ? "" : before.name();
        GiftProgramme.Draft draft = new GiftProgramme.Draft(
                name,
                currency,
                or(setting.mostCostMinor(), before == null ? 0 : before.mostCostMinor()),
                (int) or(setting.everyDays(), before == null ? 30 : before.everyDays()),
                budget,
                (int) or(setting.holdOutPercent(), before == null ? 10 : programmes.share(before)),
                stores.stream()
                        .filter(s -> s != null && !s.isBlank())
                        .distinct()
                        .toList());
        String fault = programmes.fault(draft);
        if (fault != null) {
            throw Refusal.unprocessable(fault);
        }
        return draft;
    }

    private static long or(@Nullable Number said, long otherwise) {
        return said == null ? otherwise : said.longValue();
    }

    private Programme told(GiftProgramme programme) {
        Map<Long, Long> left = stock.left(programme.items().stream()
                .filter(GiftProgramme.Item::counted)
                .map(GiftProgramme.Item::id)
                .toList());
        return new Programme(
                programme.id(),
                programme.name(),
                programme.running(),
                programme.currency(),
                programme.mostCostMinor(),
                programme.everyDays(),
                programme.budgetId(),
                programmes.share(programme),
                programme.trial(),
                programme.stores(),
                programme.items().stream()
                        .map(i -> new Product(
                                i.id(), i.product(), i.costMinor(), i.counted() ? left.getOrDefault(i.id(), 0L) : null))
                        .toList());
    }
}
