package heartstring.demo.selling;

import heartstring.crm.companies.Firms;
import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealDraft;
import heartstring.crm.deals.DealLine;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.crm.notes.Notes;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.pipelines.Stage;
import heartstring.crm.tasks.Task;
import heartstring.crm.tasks.TaskDraft;
import heartstring.crm.tasks.TaskOutcome;
import heartstring.crm.tasks.Tasks;
import heartstring.customer.owners.Owners;
import heartstring.customer.relations.Roles;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ActorAuthentication;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the demo shop sell to companies, once. */
@Component
public class Selling {

    private static final String DONE = "demo.selling";
    private static final String CURRENCY = "EUR";

    private final SellingSql sql;
    private final Deals deals;
    private final Pipelines pipelines;
    private final Tasks tasks;
    private final Notes notes;
    private final Firms firms;
    private final Owners owners;
    private final Roles roles;
    private final Users users;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Selling(
            SellingSql sql,
            Deals deals,
            Pipelines pipelines,
            Tasks tasks,
            Notes notes,
            Firms firms,
            Roles roles,
            Users users,
            Settings settings,
            TransactionTemplate transactions,
            InstantSource time,
            Owners owners) {
        this.owners = owners;
        this.sql = sql;
        this.deals = deals;
        this.pipelines = pipelines;
        this.tasks = tasks;
        this.notes = notes;
        this.firms = firms;
        this.roles = roles;
        this.users = users;
        this.settings = settings;
        this.transactions = transactions;
        this.time = time;
    }

    /** Fills the board unless that was done; the agent with this address has done it all. */
    public void begin(String agentEmail) {
        Optional<User> agent = users.find(agentEmail);
        if (agent.isEmpty() || settings.get(DONE, "").equals("done")) {
            return;
        }
        User user = agent.get();
        SecurityContextHolder.getContext()
                .setAuthentication(new ActorAuthentication(Actor.user(user.id(), user.name(), user.role())));
        try {
            transactions.executeWithoutResult(status -> {
                if (sql.company(SellingStories.AMSEL).isPresent()) {
                    fill(user.id());
                }
                settings.set(Map.of(DONE, "done"));
            });
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void fill(long agent) {
        long group = firms.add("Lindenhof Group", Map.of("city", "Potsdam"));
        long hotel = firms.add(SellingStories.LINDE, Map.of("city", "Potsdam", "website", "https://lindenhof.example"));
        firms.add(SellingStories.YOGA, Map.of("city", "Berlin"));
        roles.place(hotel, group);
        for (Tale tale : SellingStories.all()) {
            sql.company(tale.company()).ifPresent(company -> tell(tale, company, agent));
        }
        Instant monday = at(-7, LocalTime.of(9, 0));
        tasks.add(new TaskDraft(
                "meeting", "Sales round", "Back office", agent, monday, false, 30, 0, 0, null, 15, "FREQ=WEEKLY"));
        tasks.add(TaskDraft.plain("Look through rotten deals", agent, at(0, LocalTime.of(16, 0)), 0, 0));
    }

    private void tell(Tale tale, long company, long agent) {
        owners.give(company, agent);
        long contact = roles.people(company, 50).stream()
                .filter(person -> tale.contactRole().equals(person.role()))
                .map(Roles.Role::customerId)
                .findFirst()
                .orElse(0L);
        if (contact != 0) {
            owners.give(contact, agent);
        }
        List<Stage> stages = pipelines.first().stages();
        DealDraft draft = new DealDraft(
                tale.title(),
                company,
                contact,
                stages.getFirst().id(),
                null,
                CURRENCY,
                agent,
                today().plusDays(tale.expected()),
                null);
        if (!(deals.open(draft, at(tale.began(), LocalTime.of(9, 20))) instanceof DealOutcome.Done done)) {
            throw new IllegalStateException("A deal of the demo was refused");
        }
        Deal deal = done.deal();
        List<DealLine> lines = tale.goods().stream()
                .flatMap(goods ->
                        sql.line(goods.category(), goods.quantity(), tale.discountPercent(), CURRENCY).stream())
                .toList();
        if (!lines.isEmpty()) {
            deals.setLines(deal.id(), lines, at(tale.began(), LocalTime.of(9, 40)));
        }
        for (Tale.Step step : tale.steps()) {
            step(step, deal, stages, agent);
        }
    }

    private void step(Tale.Step step, Deal deal, List<Stage> stages, long agent) {
        switch (step.kind()) {
            case STAGE ->
                stages.stream()
                        .filter(stage -> stage.name().equals(step.text()))
                        .findFirst()
                        .ifPresent(stage -> deals.move(deal.id(), stage.id(), at(step.daysAgo(), LocalTime.of(11, 5))));
            case NOTE -> notes.writeOnDeal(deal.id(), step.text(), at(step.daysAgo(), LocalTime.of(15, 30)));
            case MEETING -> toDo("meeting", step, deal, agent, LocalTime.of(14, 0), 60);
            case TASK -> toDo("task", step, deal, agent, LocalTime.of(10, 0), 0);
            case WON -> deals.close(deal.id(), true, step.text(), at(step.daysAgo(), LocalTime.of(12, 0)));
            case LOST -> deals.close(deal.id(), false, step.text(), at(step.daysAgo(), LocalTime.of(12, 0)));
        }
    }

    /** What lies behind was held; tasks that lie behind are overdue. */
    private void toDo(String kind, Tale.Step step, Deal deal, long agent, LocalTime hour, int minutes) {
        Instant due = at(step.daysAgo(), hour);
        TaskOutcome added = tasks.add(new TaskDraft(
                kind, step.text(), "", agent, due, false, minutes, deal.customerId(), deal.id(), null, 15, ""));
        if (step.daysAgo() > 0 && kind.equals("meeting") && added instanceof TaskOutcome.Done done) {
            Task held = done.task();
            tasks.done(held.id(), due.plus(Duration.ofMinutes(minutes)));
        }
    }

    private LocalDate today() {
        return time.instant().atZone(settings.zone()).toLocalDate();
    }

    /** So many days ago, or to come when below zero; never later than now for what has happened. */
    private Instant at(int daysAgo, LocalTime hour) {
        return today().minusDays(daysAgo).atTime(hour).atZone(settings.zone()).toInstant();
    }
}
