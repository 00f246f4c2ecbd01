package heartstring.crm.notes;

import heartstring.crm.notices.Notices;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.files.FileRules;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Redirect;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Writing notes, adding files and following, from the pages of customers and deals. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class NotesPage {

    private static final int MOST_COLLEAGUES = 50;

    private final Notes notes;
    private final Attachments attachments;
    private final Notices notices;

    NotesPage(Notes notes, Attachments attachments, Notices notices) {
        this.notes = notes;
        this.attachments = attachments;
        this.notices = notices;
    }

    @PostMapping("/crm/customers/{id}/notes")
    View onCustomer(@PathVariable long id, @RequestParam(defaultValue = "") String text) {
        return said(notes.write(id, text), "/customers/" + id);
    }

    @PostMapping("/crm/deals/{id}/notes")
    View onDeal(@PathVariable long id, @RequestParam(defaultValue = "") String text) {
        return said(notes.writeOnDeal(id, text), "/crm/deals/" + id);
    }

    private static View said(Notes.Outcome outcome, String back) {
        return switch (outcome) {
            case Notes.Outcome.Done done ->
                Redirect.to(back)
                        .saying(
                                done.named() == 0
                                        ? "Noted."
                                        : done.named() == 1
                                                ? "Noted, and told to a colleague."
                                                : "Noted, and told to " + done.named() + " colleagues.");
            case Notes.Outcome.Refused refused -> Redirect.to(back).warning(refused.sentence());
        };
    }

    @PostMapping("/crm/customers/{id}/files")
    View fileAtCustomer(@PathVariable long id, @RequestParam("file") MultipartFile file) throws IOException {
        return added(attachments.add(id, 0, name(file), content(file)), "/customers/" + id);
    }

    @PostMapping("/crm/deals/{id}/files")
    View fileAtDeal(@PathVariable long id, @RequestParam("file") MultipartFile file) throws IOException {
        return added(attachments.add(0, id, name(file), content(file)), "/crm/deals/" + id);
    }

    private static View added(@Nullable String fault, String back) {
        return fault == null
                ? Redirect.to(back).saying("Added.")
                : Redirect.to(back).warning(fault);
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    /** At most one byte more than is allowed, whatever is sent. */
    private static byte[] content(MultipartFile file) throws IOException {
        try (var in = file.getInputStream()) {
            return in.readNBytes(FileRules.MOST_BYTES + 1);
        }
    }

    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping("/crm/files/{id}")
    @ResponseBody
    ResponseEntity<byte[]> download(@PathVariable UUID id) {
        return attachments.find(id).orElseThrow(() -> Refusal.notFound("file")).answer();
    }

    @PostMapping("/crm/files/{id}/removal")
    View remove(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long deal,
            @RequestParam(defaultValue = "0") long customer) {
        String back = deal != 0 ? "/crm/deals/" + deal : customer != 0 ? "/customers/" + customer : "/";
        return attachments.remove(id)
                ? Redirect.to(back).saying("Removed.")
                : Redirect.to(back).warning("It is gone already.");
    }

    @PostMapping("/crm/customers/{id}/following")
    View followCustomer(@PathVariable long id, @RequestParam boolean on) {
        return follow(Notices.About.customer(id), on, "/customers/" + id);
    }

    @PostMapping("/crm/deals/{id}/following")
    View followDeal(@PathVariable long id, @RequestParam boolean on) {
        return follow(Notices.About.deal(id), on, "/crm/deals/" + id);
    }

    private View follow(Notices.About about, boolean on, String back) {
        long user = Actor.current().userId();
        if (on) {
            notices.follow(about, user);
        } else {
            notices.unfollow(about, user);
        }
        return Redirect.to(back).saying(on ? "You hear of it from now on." : "You hear of it no more.");
    }

    /** Names for the list that helps while somebody is named with an @. */
    @GetMapping("/crm/colleagues")
    @ResponseBody
    List<MentionRules.Colleague> colleagues(@RequestParam(defaultValue = "") String q) {
        return notes.colleagues(q, MOST_COLLEAGUES);
    }
}
