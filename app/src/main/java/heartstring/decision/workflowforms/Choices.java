package heartstring.decision.workflowforms;

import heartstring.crm.pipelines.Pipelines;
import heartstring.decision.workflowforms.Field.Option;
import heartstring.experience.surveys.Surveys;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.vouchers.VoucherBatches;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.story.segments.Segments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the fields of a step offer: what there is in the rooms below. */
@Component
public class Choices {

    private static final int MOST = 200;
    private static final String NONE = "0";

    private final Programmes programmes;
    private final Rewards rewards;
    private final VoucherBatches batches;
    private final Surveys surveys;
    private final Segments segments;
    private final Pipelines pipelines;
    private final Users users;
    private final Settings settings;
    private final ObjectProvider<MessageChoices> messages;

    Choices(
            Programmes programmes,
            Rewards rewards,
            VoucherBatches batches,
            Surveys surveys,
            Segments segments,
            Pipelines pipelines,
            Users users,
            Settings settings,
            ObjectProvider<MessageChoices> messages) {
        this.programmes = programmes;
        this.rewards = rewards;
        this.batches = batches;
        this.surveys = surveys;
        this.segments = segments;
        this.pipelines = pipelines;
        this.users = users;
        this.settings = settings;
        this.messages = messages;
    }

    private static List<Option> list(String none, List<Option> options) {
        List<Option> all = new ArrayList<>();
        all.add(new Option(NONE, none));
        options.stream().limit(MOST).forEach(all::add);
        return all;
    }

    List<Option> messages() {
        List<Option> options = new ArrayList<>();
        messages.stream()
                .forEach(m ->
                        m.messages(MOST).forEach((id, name) -> options.add(new Option(String.valueOf(id), name))));
        return list("Choose one", options);
    }

    List<Option> programmes() {
        return list(
                "Choose one",
                programmes.all().stream()
                        .map(p -> new Option(String.valueOf(p.id()), p.name()))
                        .toList());
    }

    /** Goods that can be handed over. */
    List<Option> gifts() {
        List<Option> options = new ArrayList<>();
        for (Programme programme : programmes.all()) {
            rewards.open(programme.id()).stream()
                    .filter(r -> r.kind() == Reward.Kind.PRODUCT)
                    .forEach(r -> options.add(new Option(String.valueOf(r.id()), r.name())));
        }
        return list("Choose one", options);
    }

    /** Batches whose codes are made for one person each. */
    List<Option> vouchers() {
        return list(
                "Choose one",
                batches.all().stream()
                        .filter(b -> b.personal() && !b.stopped())
                        .map(b -> new Option(String.valueOf(b.id()), b.name()))
                        .toList());
    }

    List<Option> surveys() {
        return list(
                "Choose one",
                surveys.all().stream()
                        .filter(s -> s.published() > 0)
                        .map(s -> new Option(String.valueOf(s.id()), s.name()))
                        .toList());
    }

    List<Option> segments() {
        return list(
                "Choose one",
                segments.all().stream()
                        .map(s -> new Option(String.valueOf(s.id()), s.name()))
                        .toList());
    }

    List<Option> colleagues() {
        return list(
                "Whoever looks after them",
                users.list(0, MOST).stream()
                        .filter(User::active)
                        .map(u -> new Option(String.valueOf(u.id()), u.name()))
                        .toList());
    }

    List<Option> stages() {
        return list(
                "The first stage",
                pipelines.open().stream()
                        .flatMap(p -> p.stages().stream()
                                .map(s -> new Option(String.valueOf(s.id()), p.name() + ": " + s.name())))
                        .toList());
    }

    String currency() {
        return settings.currency().getCurrencyCode();
    }

    int digits() {
        return Math.max(0, settings.currency().getDefaultFractionDigits());
    }

    /** As it is typed; empty for none. */
    String money(long minor) {
        return minor == 0 ? "" : BigDecimal.valueOf(minor, digits()).toPlainString();
    }

    /** The only programme; 0 where there are several or none. */
    public int onlyProgramme() {
        List<Programme> all = programmes.all();
        return all.size() == 1 ? all.getFirst().id() : 0;
    }
}
