package heartstring.customer.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every table that could hold something of a person has an eraser, or a reason why it needs none. */
@HouseTest
class PersonalTablesTest {

    private static final String PERSON_COLUMN =
            "(.*_)?(profile|customer|person|member|household|company)_ids?|payload|body|answer";

    /** Tables without an eraser, and why. */
    private static final Map<String, String> EXEMPT = Map.ofEntries(
            Map.entry("loyalty.basket_share", "products and amounts; whose basket it was stands in the deal"),
            Map.entry("platform.flyway_schema_history", "names of migrations"),
            Map.entry(
                    "platform.saved_view",
                    "lists that colleagues named for themselves; what they typed to search goes with the view"),
            Map.entry("insight.run", "how a study was worked out, of everybody together"),
            Map.entry("insight.driver_outcome", "means and shares of fifty moments or more"),
            Map.entry("insight.driver", "means and shares of fifty moments or more"),
            Map.entry("insight.effect_trial", "counts and means of those who met a trial"),
            Map.entry("insight.effect_group", "means of twenty customers or more on each side"),
            Map.entry("insight.effect_house", "how much customers differ, of all together"),
            Map.entry("insight.effect_order", "sums of all who met a trial"),
            Map.entry("insight.effect_tenth", "means of twenty customers or more on each side"),
            Map.entry("story.hold_out", "what some go without, by our own names"),
            Map.entry("insight.next_model", "weights learnt from many customers, by products"),
            Map.entry("insight.value_model", "weights learnt from all customers, and sums"),
            Map.entry("insight.retention_run", "when it was counted, and a count"),
            Map.entry("platform.recent", "numbers of the records that colleagues opened lately"),
            Map.entry("platform.field", "what is kept, not of whom"),
            Map.entry("platform.reach", "what roles of colleagues see"),
            Map.entry("platform.bulk", "what was set for many at once; of whom stands in its rows"),
            Map.entry("platform.session", "colleagues' sessions"),
            Map.entry("platform.session_attributes", "colleagues' sessions"),
            Map.entry("platform.scheduled_tasks", "jobs carry ids only"),
            Map.entry("platform.event_publication", "bells carry ids only"),
            Map.entry("story.polisher", "the model that rewords, its key sealed; counts and fixed sentences"),
            Map.entry("crm.team", "our own teams"),
            Map.entry("crm.saved_reply", "our own words"),
            Map.entry("crm.holiday", "days"),
            Map.entry("crm.chat_door", "our own windows; what a site signs with is sealed"),
            Map.entry("crm.score_rule", "our own rules"),
            Map.entry("crm.web_form", "our own forms, and how often each was sent"),
            Map.entry("crm.web_form_field", "our own forms"),
            Map.entry("crm.web_form_rule", "our own rules and colleagues"),
            Map.entry("messaging.connector", "our own programs; what they sign with is sealed"),
            Map.entry("messaging.webhook_endpoint", "our own programs; what is signed with is sealed"),
            Map.entry("messaging.dkim_key", "our own domains; what is signed with is sealed"),
            Map.entry("messaging.mailbox", "our own accounts; their passwords are sealed"),
            Map.entry("loyalty.breakage", "sums of a programme"),
            Map.entry("loyalty.wallet_setting", "the house's own certificates, sealed"),
            Map.entry(
                    "loyalty.gift_spend",
                    "moves of a card whose owner is forgotten; the receipt is the till's own number"),
            Map.entry("loyalty.gift_hold", "amounts set aside on a card, by numbers"),
            Map.entry("loyalty.till_return", "amounts of an order; whose it was stands in the order"),
            Map.entry("loyalty.till_return_line", "products and amounts"),
            Map.entry("platform.setting", "the organisation's own settings"),
            Map.entry("platform.users", "colleagues, not customers"),
            Map.entry("platform.recovery_code", "colleagues' digests"),
            Map.entry("platform.password_reset", "colleagues' digests"),
            Map.entry("platform.first_run", "a digest"),
            Map.entry("platform.secret_check", "a sealed word"),
            Map.entry("platform.throttle", "digests of addresses, gone within the hour"),
            Map.entry("platform.api_key", "programs' keys, as digests"),
            Map.entry("platform.idempotency", "sealed under the caller's own key, gone within seven days"),
            Map.entry("platform.audit", "ids and fixed words only; a trigger keeps it from being edited"),
            Map.entry("customer.suppression_key", "a sealed key"),
            Map.entry("customer.duplicate_run", "when it ran and what it counted"),
            Map.entry("customer.duplicate_model", "frequencies by field; no value of anybody"),
            Map.entry("customer.identifier_limit", "numbers by kind"),
            Map.entry("touchpoint.source", "programs, not people"),
            Map.entry(
                    "touchpoint.import_run", "names of files and columns, and counts; the files go within seven days"),
            Map.entry("touchpoint.belt", "names of consumers"),
            Map.entry("touchpoint.era", "one row: which server the data are on"),
            Map.entry("commerce.product", "goods, not people"),
            Map.entry("commerce.store", "our own stores"),
            Map.entry("loyalty.unit", "what is counted"),
            Map.entry("loyalty.promotion", "our own promotions"),
            Map.entry("loyalty.basket_draw", "numbers of what a deal drew"),
            Map.entry("loyalty.voucher_batch", "our own vouchers"),
            Map.entry("loyalty.voucher", "digests of codes"),
            Map.entry("loyalty.budget", "our own budgets"),
            Map.entry("loyalty.budget_pair", "numbers of entries of the ledger"),
            Map.entry("loyalty.programme", "our own programmes"),
            Map.entry("loyalty.earn_rule", "our own rules"),
            Map.entry("loyalty.rule_limit", "our own limits"),
            Map.entry("loyalty.rule_limit_rule", "our own limits"),
            Map.entry("loyalty.ladder", "our own tiers"),
            Map.entry("decision.workflow", "our own workflows"),
            Map.entry("decision.workflow_version", "our own workflows"),
            Map.entry("decision.workflow_tally", "numbers of people"),
            Map.entry("decision.workflow_trail", "our own workflows"),
            Map.entry("loyalty.challenge", "our own stamp cards and challenges"),
            Map.entry("loyalty.tier", "our own tiers"),
            Map.entry("loyalty.follower", "how far movements were followed"),
            Map.entry("loyalty.reward", "our own rewards"),
            Map.entry("loyalty.programme_terms", "our own terms"),
            Map.entry("loyalty.household", "a number of people; who they are stands beside it"),
            Map.entry("loyalty.recount", "one row: how far a check has got"),
            Map.entry("loyalty.ledger_difference", "numbers of accounts and lots, which lead to nobody once erased"),
            Map.entry("crm.pipeline", "our own way of selling"),
            Map.entry("crm.stage", "our own way of selling"),
            Map.entry("crm.calendar_link", "colleagues' digests"),
            Map.entry("experience.survey", "our own surveys"),
            Map.entry("experience.version", "our own questions"),
            Map.entry("experience.trigger", "our own rules"),
            Map.entry("experience.round", "our own rules; whom it asked stands in the askings"),
            Map.entry("experience.answer_words", "words of anonymous answers and of nobody known; they lead to nobody"),
            Map.entry("experience.leaving_model", "weights learnt from many customers, and counts"),
            Map.entry("experience.journey", "our own journeys"),
            Map.entry("experience.stage", "our own stages"),
            Map.entry("experience.journey_version", "designs that our journeys had"),
            Map.entry("experience.stage_felt", "counts of a stage by day"),
            Map.entry("experience.stage_theme", "counts of a stage by day"),
            Map.entry("experience.journey_path", "counts of ways that many took"),
            Map.entry("experience.gap", "what a stage felt like, in feelings and shares"),
            Map.entry("messaging.template", "our own words"),
            Map.entry("messaging.template_version", "our own words"),
            Map.entry("decision.campaign", "our own campaigns; whom they reach stands beside it"),
            Map.entry("decision.gift_programme", "what our tills may give away"),
            Map.entry("decision.gift_product", "products, and what they cost us"),
            Map.entry("decision.action_credit", "what was learnt of acts with all customers together"),
            Map.entry("decision.announced", "how far lists were followed"),
            Map.entry("decision.gap", "stages of our own journeys, and shares of many"),
            Map.entry("decision.walk", "how far walks over all have come"),
            Map.entry("decision.store_owner", "our own stores and colleagues"),
            Map.entry("experience.score_day", "counts by day, store, channel, colleague and segment"),
            Map.entry("experience.asked_day", "counts by day and store"),
            Map.entry("experience.begun_day", "counts by survey, day and question"),
            Map.entry("experience.score_due", "hours of surveys"),
            Map.entry("experience.theme", "our own words"),
            Map.entry("experience.theme_work", "our own words, and how far texts were gone through"),
            Map.entry("experience.rising", "words that five customers or more used, and counts"),
            Map.entry("experience.wall", "our own screens; digests of links"),
            Map.entry("experience.link", "counts of twenty customers or more"),
            Map.entry("experience.link_run", "when it was found, and a count"),
            Map.entry("experience.mood_rollup", "sums over five customers or more"),
            Map.entry("insight.basket_tie", "products, and counts of receipts"),
            Map.entry("insight.basket_category", "categories of products, and counts of receipts"),
            Map.entry("story.computed", "our own definitions"),
            Map.entry("story.segment", "our own conditions; who is in one stands beside it"),
            Map.entry("insight.segment_contrast", "what five customers or more have, and counts"),
            Map.entry("story.tally", "counts of the house by hour"),
            Map.entry("story.follower", "a number"));

    private final Scan scan;
    private final Privacy privacy;
    private final JdbcClient jdbc;

    PersonalTablesTest(JdbcClient jdbc, Privacy privacy) {
        this.scan = new Scan(jdbc);
        this.privacy = privacy;
        this.jdbc = jdbc;
    }

    private Set<String> suspects() {
        Set<String> suspects = new TreeSet<>();
        for (Scan.Column column : scan.columns()) {
            if (Scan.holdsText(column) || column.name().matches(PERSON_COLUMN)) {
                suspects.add(column.table());
            }
        }
        suspects.addAll(jdbc.sql("""
                        select distinct n.nspname || '.' || c.relname
                          from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                         where k.contype = 'f' and k.confrelid in ('customer.profile'::regclass, 'customer.customer'::regclass)""").query((rs, n) -> rs.getString(1)).list());
        return suspects;
    }

    @Test
    void everyTableWithACustomerInItHasAnEraser() {
        Set<String> uncovered = new TreeSet<>(suspects());
        uncovered.removeAll(privacy.tables());
        uncovered.removeAll(EXEMPT.keySet());
        assertThat(uncovered)
                .as("tables that some PersonalData bean has to cover, or that need an exemption with its reason here")
                .isEmpty();
    }

    @Test
    void nobodyClaimsATableThatIsNotThere() {
        Set<String> real = Set.copyOf(scan.tables());
        List<String> claimed = privacy.tables().stream()
                .filter(t -> !real.contains(t))
                .sorted()
                .collect(Collectors.toList());
        assertThat(claimed).isEmpty();
    }
}
