package heartstring.experience.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.demo.fate.Leaving;
import heartstring.demo.shop.CustomerTruth;
import heartstring.demo.shop.Shop;
import heartstring.demo.stream.SegmentJson;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import heartstring.kernels.leaving.Deed;
import heartstring.kernels.leaving.Logistic;
import heartstring.kernels.leaving.Panel;
import heartstring.kernels.leaving.Reading;
import heartstring.kernels.leaving.Sign;
import heartstring.kernels.leaving.Signs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PoliteLeaversTest {

    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    record Life(CustomerTruth truth, List<Deed> deeds) {}

    static List<Life> lives(int customers) {
        Shop shop = Shop.of(ShopPlan.upTo(LAST).withCustomers(customers));
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            List<Deed> deeds = new ArrayList<>();
            shop.events(i, i + 1, event -> deeds(event, deeds));
            deeds.sort(Comparator.comparingDouble(Deed::day));
            lives.add(new Life(shop.truth(i), deeds));
        }
        return lives;
    }

    private static void deeds(ShopEvent event, List<Deed> deeds) {
        if (event.name() == null
                || event.userId() == null && event.anonymousId() == null && !event.context().containsKey("traits")) {
            return;
        }
        double day = event.timestamp().toEpochMilli() / 86_400_000.0;
        JsonNode properties = JsonMapper.shared().readTree(SegmentJson.text(event)).path("properties");
        if (event.name().equals("Order Completed")) {
            deeds.add(new Deed(day, Deed.Kind.VISIT, properties.path("total").asDouble()));
        } else if (event.name().equals("Order Refunded")) {
            deeds.add(new Deed(day, Deed.Kind.RETURN, properties.path("total").asDouble()));
        }
        DeedRules.of(event.name(), properties).forEach(t -> deeds.add(new Deed(day, t.kind(), t.value())));
    }

    @Test
    void explore() {
        List<Life> lives = lives(2000);
        double now = LAST.toEpochDay();
        double mean = lives.stream().flatMap(l -> l.deeds().stream()).filter(d -> d.kind() == Deed.Kind.RATED).mapToDouble(Deed::value).average().orElse(0.7);
        double[] on = IntStream.rangeClosed(2, 16).mapToDouble(k -> now - 30.0 * k).toArray();
        Panel panel = new Panel();
        lives.forEach(l -> panel.add(l.deeds(), on, now, mean));
        double cut = now - 220;
        Panel train = panel.part(cut - 45, false);
        Panel test = panel.part(cut, true);
        System.out.println("rows " + panel.size() + " left " + panel.leavers() + " train " + train.size() + "/" + train.leavers() + " test " + test.size() + "/" + test.leavers() + " mean " + mean);
        Logistic shown = Logistic.fit(train.features(false), train.outcomes(), 1);
        Logistic both = Logistic.fit(train.features(true), train.outcomes(), 1);
        double[] s = new double[test.size()];
        double[][] xs = test.features(true);
        for (int i = 0; i < s.length; i++) s[i] = both.chance(xs[i]);
        System.out.println("both AUC " + Panel.ranking(s, test.outcomes()));
        double[][] x = test.features(false);
        for (int i = 0; i < s.length; i++) s[i] = shown.chance(x[i]);
        System.out.println("shown AUC " + Panel.ranking(s, test.outcomes()));
        for (Sign sign : Sign.values()) {
            for (int i = 0; i < s.length; i++) s[i] = x[i][sign.ordinal()];
            System.out.printf("%s AUC %.3f odds %.2f %s%n", sign, Panel.ranking(s, test.outcomes()), shown.odds(sign.ordinal()), java.util.Arrays.toString(shown.oddsInterval(sign.ordinal())));
        }
        System.out.println("said odds " + both.odds(Sign.values().length) + java.util.Arrays.toString(both.oddsInterval(Sign.values().length)));
        java.util.Map<String,Integer> why = new java.util.TreeMap<>();
        for (Life l : lives) { double last = l.deeds().stream().filter(d -> d.kind() == Deed.Kind.VISIT).mapToDouble(Deed::day).max().orElse(0);
            long n = l.deeds().stream().filter(d -> d.kind() == Deed.Kind.VISIT).count();
            if (n >= 6 && last < now - 120) why.merge(l.truth().leaving() + (l.truth().fledOn() != null ? " fled" : "") + " " + l.truth().persona() + " gap" + (l.truth().gapDays() > 15 ? ">15" : "<=15"), 1, Integer::sum); }
        why.entrySet().stream().sorted(java.util.Map.Entry.<String,Integer>comparingByValue().reversed()).limit(25).forEach(System.out::println);
        // polite leavers, weekly, in the last 180 days
        for (double th : new double[] {0.2, 0.3, 0.4, 0.5, 0.6}) score(lives, now, mean, "model " + th, r -> shown.chance(r.features()) >= th);
        for (double th : new double[] {1.5, 2, 2.5, 3, 4}) score(lives, now, mean, "late " + th, r -> r.of(Sign.LATE) >= th);
        for (double th : new double[] {1.3, 1.5, 1.8, 2.2}) score(lives, now, mean, "slower " + th, r -> r.of(Sign.SLOWER) >= th);
        for (double th : new double[] {1.5, 2, 2.5, 3, 3.5, 4}) score(lives, now, mean, "fading " + th, r -> r.of(Sign.FADING) >= th);
        for (double th : new double[] {0.8, 0.7, 0.6, 0.5}) score(lives, now, mean, "smaller " + th, r -> r.of(Sign.SMALLER) <= th);
    }

    private static void score(List<Life> lives, double now, double mean, String name, java.util.function.Predicate<Reading> alarm) {
        int alarmed = 0, right = 0, polite = 0, found = 0; double early = 0;
        for (Life l : lives) {
            double leaves = l.truth().leftOn() == null ? Double.POSITIVE_INFINITY : l.truth().leftOn().toEpochDay();
            boolean planted = l.truth().leaving() == Leaving.POLITE && leaves > now - 180 && leaves <= now && l.deeds().stream().filter(d -> d.kind() == Deed.Kind.VISIT && d.day() < leaves - 120).count() >= 6;
            if (planted) polite++;
            double at = -1;
            for (double day = now - 180; day <= now && at < 0; day += 7) {
                double d = day;
                if (d >= leaves) break;
                var said = Panel.said(l.deeds(), d, mean);
                if (said.isEmpty() || said.get() < 0.7) continue;
                var r = Signs.at(l.deeds(), d);
                if (r.isPresent() && r.get().of(Sign.LATE) < 6 && alarm.test(r.get())) at = d;
            }
            if (at > 0) { alarmed++; if (leaves < at + 150) right++; if (planted) { found++; early += leaves - at; } }
        }
        System.out.printf("%s: alarms %d precision %.2f; polite %d found %d recall %.2f, %.0f days before%n", name, alarmed, right / (double) alarmed, polite, found, found / (double) polite, early / found);
    }
}
