package heartstring.loyalty.overview;

import heartstring.loyalty.breakage.Breakage;
import heartstring.loyalty.breakage.Estimate;
import heartstring.loyalty.overview.OverviewSql.Flow;
import heartstring.loyalty.overview.OverviewSql.Month;
import heartstring.loyalty.overview.OverviewSql.Spent;
import heartstring.loyalty.overview.OverviewView.Expiring;
import heartstring.loyalty.overview.OverviewView.Liability;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.rulebook.RuleWords;
import heartstring.loyalty.upkeep.Recount;
import heartstring.platform.settings.Settings;
import heartstring.ui.charts.Chart;
import heartstring.ui.components.Format;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds a programme up for its page. */
@Component
class Overview {

    private static final int MONTHS = 12;
    private static final int LINES = 10;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLL yyyy", Locale.ENGLISH);

    private final OverviewSql sql;
    private final Programmes programmes;
    private final Rewards rewards;
    private final Breakage breakage;
    private final RuleWords words;
    private final Settings settings;
    private final Recount recount;
    private final InstantSource time;

    Overview(
            OverviewSql sql,
            Programmes programmes,
            Rewards rewards,
            Breakage breakage,
            RuleWords words,
            Settings settings,
            Recount recount,
            InstantSource time) {
        this.words = words;
        this.recount = recount;
        this.sql = sql;
        this.programmes = programmes;
        this.rewards = rewards;
        this.breakage = breakage;
        this.settings = settings;
        this.time = time;
    }

    OverviewView of(Programme programme, boolean editable, @Nullable String fault) {
        ZoneId zone = settings.zone();
        LocalDate first =
                LocalDate.ofInstant(time.instant(), zone).withDayOfMonth(1).minusMonths(MONTHS - 1L);
        List<Flow> flow = sql.flow(programme.unitId(), first.atStartOfDay(zone).toInstant(), zone);
        Estimate estimate = breakage.of(programme.id()).orElse(null);
        OverviewSql.Held held = sql.held(programme.unitId());
        String unit = sql.unit(programme.unitId());
        return new OverviewView(
                programme,
                programmes.all(),
                unit,
                sql.members(programme.id()),
                held.available(),
                held.pending(),
                held.owed(),
                liability(held.available() + held.pending(), sql.spent(programme.id()), estimate),
                chart(first, flow),
                !flow.isEmpty(),
                OverviewCharts.survival(estimate),
                OverviewCharts.visits(
                        months(first),
                        sql.visits(programme.id(), first.atStartOfDay(zone).toInstant(), zone),
                        programme.currency()),
                expiring(sql.expiring(programme.unitId(), zone, MONTHS)),
                programmes.rules(programme.id()).reversed().stream()
                        .map(r -> new OverviewView.Rule(
                                r.id(),
                                r.name(),
                                words.sentence(r, programme, unit.toLowerCase(Locale.ROOT)),
                                r.from(),
                                r.until()))
                        .toList(),
                rewards.all(programme.id()).stream()
                        .map(r -> new OverviewView.Offer(r, sql.takenOf(r.id())))
                        .toList(),
                sql.newest(programme.unitId(), LINES).stream()
                        .map(Overview::line)
                        .toList(),
                recount.open(),
                editable,
                fault);
    }

    private static OverviewView.Line line(OverviewSql.Line line) {
        String amount = Format.number(line.amount());
        String text = switch (line.kind()) {
            case "earn" -> "earned " + amount;
            case "spend", "capture" -> "spent " + amount;
            case "take_back" -> "gave back " + amount + " for a return";
            case "give_back" -> "got " + amount + " back";
            case "expire" -> "lost " + amount + " by expiry";
            case "mature" -> amount + " can be spent now";
            default -> line.kind().replace('_', ' ') + " " + amount;
        };
        return new OverviewView.Line(
                line.customerId(),
                line.name() == null ? "Customer " + line.customerId() : line.name(),
                text,
                line.at());
    }

    private static Liability liability(long outstanding, Spent spent, @Nullable Estimate estimate) {
        boolean priced = spent.pointsWithCost() > 0;
        double perPoint = priced ? (double) spent.costMinor() / spent.pointsWithCost() : 0;
        return new Liability(outstanding, priced, Math.round(outstanding * perPoint), perPoint, estimate);
    }

    private static Chart chart(LocalDate first, List<Flow> flow) {
        List<LocalDate> months = months(first);
        return new Chart(
                Chart.Kind.LINES,
                "Lines: points earned, spent and expired in each of the last twelve months.",
                "Month",
                months.stream()
                        .map(m -> m.format(DateTimeFormatter.ofPattern("LLL", Locale.ENGLISH)))
                        .toList(),
                List.of(
                        series("Earned", months, flow, List.of("earn", "credit")),
                        series("Spent", months, flow, List.of("spend", "capture")),
                        series("Expired", months, flow, List.of("expire")),
                        series("Taken back", months, flow, List.of("take_back"))),
                value -> Format.number(Math.round(value)));
    }

    private static List<LocalDate> months(LocalDate first) {
        List<LocalDate> months = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            months.add(first.plusMonths(i));
        }
        return months;
    }

    private static Chart.Series series(String name, List<LocalDate> months, List<Flow> flow, List<String> kinds) {
        return new Chart.Series(
                name,
                months.stream()
                        .map(month -> (double) flow.stream()
                                .filter(f -> f.month().equals(month) && kinds.contains(f.kind()))
                                .mapToLong(Flow::amount)
                                .sum())
                        .toList());
    }

    private static List<Expiring> expiring(List<Month> months) {
        long most = months.stream().mapToLong(Month::amount).max().orElse(1);
        return months.stream()
                .map(m -> new Expiring(
                        m.month().format(MONTH),
                        m.amount(),
                        String.format(Locale.ROOT, "%.1f", 100.0 * m.amount() / Math.max(1, most))))
                .toList();
    }
}
