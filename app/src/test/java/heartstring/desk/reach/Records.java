package heartstring.desk.reach;

import heartstring.House;
import heartstring.crm.Talks;
import heartstring.crm.companies.Firms;
import heartstring.crm.deals.DealDraft;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.crm.notes.Attachments;
import heartstring.crm.tasks.TaskDraft;
import heartstring.crm.tasks.TaskOutcome;
import heartstring.crm.tasks.Tasks;
import heartstring.customer.owners.Owners;
import heartstring.customer.relations.Roles;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.HandOpenings;
import heartstring.desk.CustomersAtWork;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes one record of each kind that belongs to a colleague; all of them carry one word that stands nowhere else. */
final class Records {

    /** What the records share with those of others, so that a search by it finds all of them. */
    static final String COMMON = "wolpertinger";

    private final House house;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final Deals deals;
    private final Tasks tasks;
    private final Firms firms;
    private final Roles roles;
    private final Owners owners;
    private final Attachments attachments;
    private final Programmes programmes;
    private final Members members;
    private final ZoneId zone;
    private final BeanFactory beans;

    Records(BeanFactory beans) {
        this.house = beans.getBean(House.class);
        this.sources = beans.getBean(Sources.class);
        this.belts = beans.getBean(Belts.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.deals = beans.getBean(Deals.class);
        this.tasks = beans.getBean(Tasks.class);
        this.firms = beans.getBean(Firms.class);
        this.roles = beans.getBean(Roles.class);
        this.owners = beans.getBean(Owners.class);
        this.attachments = beans.getBean(Attachments.class);
        this.programmes = beans.getBean(Programmes.class);
        this.members = beans.getBean(Members.class);
        this.zone = beans.getBean(Settings.class).zone();
        this.beans = beans;
    }

    /** The numbers of the records, and the word. */
    record Made(
            String word,
            String mail,
            long person,
            long company,
            long deal,
            long lead,
            long task,
            long conversation,
            long touchpoint,
            long promise,
            long pair,
            long duplicate,
            long member,
            UUID file,
            long caseId) {}

    Made of(long owner) throws Exception {
        String word = "zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        Talks talks = new Talks(house, sources, belts, jdbc);
        CustomersAtWork shop = new CustomersAtWork(house, sources, jdbc);
        Instant now = Instant.now();
        shop.identify("Wolpertinger " + word, talks.email);
        shop.web.post("identify", """
                {"userId":"%s","traits":{"email":"%s","birthday":"%s"}}""".formatted(
                        UUID.randomUUID(), talks.email, LocalDate.now(zone).minusYears(30)));
        talks.mail(now.minus(Duration.ofMinutes(5)), "Wolpertinger " + word, "The wolpertinger is " + word);
        long person = talks.customer();
        long conversation = talks.conversation();
        assign(conversation, owner, word);
        long company = firms.add("Wolpertinger Works " + word, Map.of());
        roles.appoint(person, company, "Owner");
        owners.give(person, owner);
        owners.give(company, owner);
        long deal = deal("Wolpertinger deal " + word, company, person, 0, owner);
        int stage = jdbc.sql("""
                        select s.id from crm.stage s join crm.pipeline p on p.id = s.pipeline_id
                         where p.leads and s.archived_at is null order by s.position limit 1""").query((rs, n) -> rs.getInt(1)).single();
        long lead = deal("Wolpertinger lead " + word, person, 0, stage, owner);
        TaskOutcome task = tasks.add(
                TaskDraft.plain("Wolpertinger task " + word, owner, now.plus(Duration.ofMinutes(5)), person, 0));
        house.as(Role.ADMINISTRATOR)
                .post("/crm/customers/" + person + "/notes", "text", "A wolpertinger note of " + word);
        attachments.add(person, 0, "wolpertinger-" + word + ".txt", word.getBytes(StandardCharsets.UTF_8));
        belts.drain();
        long touchpoint = jdbc.sql("select touchpoint_id from crm.talk where conversation_id = :id order by at limit 1")
                .param("id", conversation)
                .query((rs, n) -> rs.getLong(1))
                .single();
        return new Made(
                word,
                talks.email,
                person,
                company,
                deal,
                lead,
                ((TaskOutcome.Done) task).task().id(),
                conversation,
                touchpoint,
                promise(word, touchpoint),
                pair(word, person, company),
                duplicate(person, company),
                member(person),
                file(person),
                caseOf(person, owner, word));
    }

    private long deal(String title, long customer, long contact, int stage, long owner) {
        DealOutcome outcome =
                deals.open(new DealDraft(title, customer, contact, stage, 420_000L, "EUR", owner, quietDay(), null));
        return ((DealOutcome.Done) outcome).deal().id();
    }

    /** A day of this month on which others want nothing: the calendar shows the first few of each day. */
    private LocalDate quietDay() {
        LocalDate today = LocalDate.now(zone);
        return today.withDayOfMonth(today.getDayOfMonth() > 14 ? 3 : 25);
    }

    private long promise(String word, long touchpoint) {
        return jdbc.sql("""
                        insert into story.memory (profile_id, touchpoint_id, kind, words, starts, ends, due, ours, said_at)
                        select profile_id, id, 'promise', :words, 0, 5, date '2001-01-01', true, occurred_at
                          from touchpoint.v_touchpoint where id = :id returning id""")
                .param("words", "We send the wolpertinger " + word)
                .param("id", touchpoint)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private long pair(String word, long left, long right) {
        return jdbc.sql("""
                        insert into customer.refusal (left_profile_id, right_profile_id, cause, reason)
                        select (select min(id) from customer.profile where customer_id = :left),
                               (select min(id) from customer.profile where customer_id = :right), 'email', :reason returning id""")
                .param("left", left)
                .param("right", right)
                .param("reason", "They share " + word)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private void assign(long conversation, long owner, String word) {
        jdbc.sql("update crm.conversation set assignee_id = :owner, labels = array[:word] where id = :id")
                .param("owner", owner)
                .param("word", word)
                .param("id", conversation)
                .update();
    }

    private long duplicate(long one, long other) {
        return jdbc.sql("""
                        with run as (insert into customer.duplicate_run (stage, finished_at) values ('done', now()) returning id)
                        insert into customer.duplicate (left_customer_id, right_customer_id, bits, probability, evidence, run_id)
                        select least(:one, :other), greatest(:one, :other), 1e9, 1, '[]', id from run returning id""")
                .param("one", one)
                .param("other", other)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** A member of the programme that lists show first, about whom somebody has a suspicion. */
    private long member(long customer) {
        Programme programme = programmes.all().isEmpty()
                ? new CornerShop(beans).programme
                : programmes.all().getFirst();
        members.join(programme, customer, Member.Way.STAFF);
        long member = jdbc.sql("""
                        select max(m.id) from loyalty.member m join customer.profile p on p.id = m.profile_id
                         where p.customer_id = :customer""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .single();
        jdbc.sql("""
                        insert into loyalty.suspicion (key, kind, profile_id, evidence, happened_at, found_at)
                        select 'walk ' || m.id, 'earns', m.profile_id, 'Seen in two places', now(), now()
                          from loyalty.member m where m.id = :member""").param("member", member).update();
        return member;
    }

    private long caseOf(long customer, long owner, String word) {
        CaseOutcome opened = beans.getBean(HandOpenings.class).open(customer, "The wolpertinger " + word, owner, null);
        return ((CaseOutcome.Done) opened).about().id();
    }

    private UUID file(long customer) {
        return jdbc.sql("""
                        select a.file_id from crm.attachment a join customer.profile p on p.id = a.profile_id
                         where p.customer_id = :customer limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .single();
    }
}
