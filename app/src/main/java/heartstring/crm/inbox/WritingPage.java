package heartstring.crm.inbox;

import heartstring.crm.answers.Answers;
import heartstring.crm.answers.Drafts;
import heartstring.crm.answers.SavedReplies;
import heartstring.crm.conversations.Conversations;
import heartstring.crm.talk.TalkRules;
import heartstring.messaging.files.FileRules;
import heartstring.messaging.files.Files;
import heartstring.messaging.files.StoredFile;
import heartstring.messaging.html.Html;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** What helps while somebody reads and writes: drafts, files, saved answers, who else is here, and mail as a page. */
@ForRoles({Role.AGENT, Role.MANAGER})
@Controller
class WritingPage {

    private static final String ONE = InboxPage.PATH + "/{id:\\d+}";
    private static final Set<String> KINDS = Set.of("reply", "note");

    /** Nothing runs, nothing is sent, nothing is fetched; pictures from elsewhere only once somebody wants them. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; img-src data:";

    private final Threads threads;
    private final Conversations conversations;
    private final Answers answers;
    private final Drafts drafts;
    private final SavedReplies replies;
    private final Files files;
    private final Stream stream;

    WritingPage(
            Threads threads,
            Conversations conversations,
            Answers answers,
            Drafts drafts,
            SavedReplies replies,
            Files files,
            Stream stream) {
        this.threads = threads;
        this.conversations = conversations;
        this.answers = answers;
        this.drafts = drafts;
        this.replies = replies;
        this.files = files;
        this.stream = stream;
    }

    @PostMapping(ONE + "/drafts")
    ResponseEntity<Void> draft(@PathVariable long id, @RequestParam String kind, @RequestParam String text) {
        if (!KINDS.contains(kind)) {
            throw Refusal.badRequest("A draft is a reply or a note.");
        }
        drafts.keep(id, kind, text);
        return ResponseEntity.noContent().build();
    }

    /** Says that the current user is here, and answers who else is. */
    @PostMapping(ONE + "/presence")
    View present(@PathVariable long id, @RequestParam(defaultValue = "false") boolean writing) {
        List<ThreadView.Present> present = threads.present(id, writing);
        stream.came(id);
        return Fragment.of("crm/inbox/present", ThreadView.told(present));
    }

    @GetMapping(ONE + "/presence")
    View others(@PathVariable long id) {
        return Fragment.of("crm/inbox/present", ThreadView.told(threads.present(id, null)));
    }

    @GetMapping(ONE + "/saved/{reply:\\d+}")
    ResponseEntity<String> saved(@PathVariable long id, @PathVariable long reply) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(answers.filled(replies.get(reply).words(), conversations.get(id)));
    }

    @PostMapping(ONE + "/files")
    View attach(@PathVariable long id, @RequestParam MultipartFile file) throws IOException {
        conversations.get(id);
        if (file.getSize() > FileRules.LARGEST) {
            throw Refusal.unprocessable("The file is larger than 10 MB.");
        }
        byte[] bytes = file.getBytes();
        String name = file.getOriginalFilename() == null ? "file" : file.getOriginalFilename();
        return switch (FileRules.judge(name, bytes)) {
            case FileRules.Judged.Good good ->
                Fragment.of(
                        "crm/inbox/attached",
                        new AttachedView(
                                threads.attached(List.of(
                                        files.keep(good, bytes, Actor.current().userId()))),
                                ""));
            case FileRules.Judged.Bad bad ->
                Fragment.of("crm/inbox/attached", new AttachedView(List.of(), bad.reason()));
        };
    }

    /** A file as a download; of pictures alone a browser may show what it is. */
    @GetMapping(InboxPage.PATH + "/files/{file:\\d+}")
    ResponseEntity<byte[]> file(@PathVariable long file) {
        StoredFile found = files.read(file)
                .filter(f -> f.touchpointId() == 0
                        ? f.userId() == Actor.current().userId()
                        : threads.isSeen(f.touchpointId()))
                .orElseThrow(() -> Refusal.notFound("file"));
        boolean picture = found.type().startsWith("image/");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.type()))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, max-age=3600")
                .header(
                        "Content-Disposition",
                        (picture ? ContentDisposition.inline() : ContentDisposition.attachment())
                                .filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(found.bytes());
    }

    /** A mail as the page it came as, for a frame without scripts. */
    @GetMapping(ONE + "/mail/{touchpoint:\\d+}")
    ResponseEntity<String> mail(
            @PathVariable long id,
            @PathVariable long touchpoint,
            @RequestParam(defaultValue = "false") boolean images) {
        String html = TalkRules.html(threads.body(id, touchpoint));
        if (html.isEmpty()) {
            throw new Refusal(HttpStatus.NOT_FOUND, "Not found", "This mail came without a page.");
        }
        Html.Clean clean = Html.clean(html, images);
        String page = "<!doctype html><html lang=\"und\"><head><meta charset=\"utf-8\"><title>E-mail</title><style>"
                + "body{font:15px/1.5 system-ui,sans-serif;margin:8px;color:#222;background:#fff;overflow-wrap:anywhere}"
                + "img{max-width:100%;height:auto}table{max-width:100%}</style></head><body data-images=\""
                + clean.foreignImages() + "\">" + clean.body() + "</body></html>";
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", images ? POLICY + " https: http:" : POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .body(page);
    }
}
