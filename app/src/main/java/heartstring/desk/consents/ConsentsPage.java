package heartstring.desk.consents;

import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.desk.consents.ConsentsDeskSql.Shown;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class ConsentsPage {

    private static final int MOST = 50;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final ConsentsDeskSql sql;
    private final Consents consents;
    private final Settings settings;
    private final InstantSource time;

    ConsentsPage(ConsentsDeskSql sql, Consents consents, Settings settings, InstantSource time) {
        this.sql = sql;
        this.consents = consents;
        this.settings = settings;
        this.time = time;
    }

    @GetMapping("/customers/{id:\\d+}/consents")
    View consents(@PathVariable long id) {
        return page(id, null);
    }

    @PostMapping("/customers/{id:\\d+}/consents")
    View note(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(required = false) @Nullable Boolean given,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(required = false) @Nullable LocalDate day) {
        Optional<Shown> shown = sql.addresses(id, MOST).stream()
                .filter(s -> key(s).equals(address))
                .findFirst();
        Purpose about = choice(Purpose.values(), purpose);
        Consents.How told = choice(Consents.How.values(), how);
        if (shown.isEmpty() || about == null || told == null || given == null || day == null) {
            return page(id, "Choose the address, what it is about, what they said, how and when.")
                    .status(422);
        }
        Instant now = time.instant();
        LocalDate today = LocalDate.ofInstant(now, settings.zone());
        if (day.isAfter(today) || day.isBefore(EARLIEST)) {
            return page(id, "The day cannot lie in the future.").status(422);
        }
        Instant at = day.equals(today) ? now : day.atStartOfDay(settings.zone()).toInstant();
        consents.told(shown.get().profileId(), shown.get().address(), about, given, told, at);
        return Redirect.to("/customers/" + id + "/consents").saying("Kept. What was said last holds.");
    }

    private static <E extends Enum<E>> @Nullable E choice(E[] all, String text) {
        for (E one : all) {
            if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
                return one;
            }
        }
        return null;
    }

    private static String key(Shown shown) {
        return shown.address().kind() + ":" + shown.address().value();
    }

    private Page page(long id, @Nullable String fault) {
        String name = sql.name(id).orElseThrow(() -> Refusal.notFound("customer"));
        List<ConsentsView.Address> addresses = sql.addresses(id, MOST).stream()
                .map(s -> new ConsentsView.Address(
                        key(s),
                        s.address().kind(),
                        s.address().value(),
                        consents.allows(s.address(), Purpose.SERVICE),
                        consents.allows(s.address(), Purpose.NEWS)))
                .toList();
        return Page.of(
                "Messages to them",
                "desk/consents/consents",
                new ConsentsView(
                        id,
                        name.isBlank() ? "Customer " + id : name,
                        addresses,
                        sql.lines(id, MOST),
                        LocalDate.ofInstant(time.instant(), settings.zone()).toString(),
                        fault));
    }
}
