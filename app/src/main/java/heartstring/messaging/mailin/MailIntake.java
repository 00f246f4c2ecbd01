package heartstring.messaging.mailin;

import heartstring.messaging.bounces.Bounces;
import heartstring.messaging.files.FileRules;
import heartstring.messaging.files.Files;
import heartstring.messaging.mailboxes.Mailbox;
import heartstring.messaging.mailboxes.Mailboxes;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a touchpoint of a mail, with its files, in one transaction with the account's cursor: never lost, never twice. */
@Component
class MailIntake {

    /** What writes them, in the list of sources. */
    static final String SOURCE = "Mail";

    private final Intake intake;
    private final Sources sources;
    private final Files files;
    private final Mailboxes mailboxes;
    private final Bounces bounces;
    private final MailSyncSql sql;

    MailIntake(Intake intake, Sources sources, Files files, Mailboxes mailboxes, Bounces bounces, MailSyncSql sql) {
        this.bounces = bounces;
        this.intake = intake;
        this.sources = sources;
        this.files = files;
        this.mailboxes = mailboxes;
        this.sql = sql;
    }

    /** What became of a mail. */
    enum Taken {
        NEW,
        /** It was here before, or is from somebody who asked to be forgotten. */
        KNOWN,
        /** It reports what became of a mail of ours, which is marked with it. */
        REPORT,
        /** We sent it ourselves: from one of our own addresses. */
        OURS,
        /** It cannot be a touchpoint, for example since it names no sender. */
        REFUSED
    }

    @Transactional
    Taken take(Mailbox mailbox, Mail mail, long validity, long uid) {
        if (mail.report() != null && bounces.take(mail.report())) {
            sql.advance(mailbox.id(), validity, uid);
            return Taken.REPORT;
        }
        if (mailboxes.addresses().contains(mail.from())) {
            sql.advance(mailbox.id(), validity, uid);
            return Taken.OURS;
        }
        Source source = sources.internal(SOURCE, "email");
        List<Long> kept = new ArrayList<>();
        ObjectNode event = event(mailbox, mail, kept);
        Outcome outcome = intake.append(source, event);
        if (outcome instanceof Outcome.Rejected) {
            return Taken.REFUSED;
        }
        sql.advance(mailbox.id(), validity, uid);
        if (outcome instanceof Outcome.Accepted accepted) {
            files.give(kept, accepted.touchpointId());
            introduce(source, mailbox, mail);
            return Taken.NEW;
        }
        return Taken.KNOWN;
    }

    /** What somebody calls themselves in their mail, once for each address: it is better than the address, and any other source knows better. */
    private void introduce(Source source, Mailbox mailbox, Mail mail) {
        if (mail.fromName().isBlank()
                || mail.fromName().contains("@")
                || !mail.automatic().isEmpty()
                || mailbox.privateTo() != 0
                || sql.isNamed(mail.from())) {
            return;
        }
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("type", "identify");
        event.put("messageId", "mail-name:" + mail.from());
        event.put("timestamp", mail.at().toString());
        event.putObject("context").put("channel", "email");
        event.putObject("traits").put("email", mail.from()).put("name", mail.fromName());
        intake.append(source, event);
    }

    private ObjectNode event(Mailbox mailbox, Mail mail, List<Long> kept) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", "mail:" + mailbox.privateTo() + ":" + mail.id());
        event.put("event", "Message Received");
        event.put("timestamp", mail.at().toString());
        ObjectNode context = event.putObject("context");
        context.put("channel", "email");
        context.putObject("traits").put("email", mail.from());
        ObjectNode said = event.putObject("properties");
        said.put("message_id", mail.id());
        said.put("mailbox", mailbox.id());
        said.put("subject", mail.subject());
        said.put("text", mail.text());
        put(said, "html", mail.html());
        put(said, "from_name", mail.fromName());
        said.put("from", mail.from());
        put(said, "to", String.join(", ", mail.to()));
        put(said, "in_reply_to", mail.inReplyTo());
        put(said, "references", String.join(" ", mail.references()));
        put(said, "automatic", mail.automatic());
        if (mailbox.privateTo() != 0) {
            said.put("private_to", mailbox.privateTo());
        }
        attach(said, mail, kept);
        return event;
    }

    private void attach(ObjectNode said, Mail mail, List<Long> kept) {
        if (mail.files().isEmpty()) {
            return;
        }
        ArrayNode list = said.putArray("attachments");
        for (Mail.Part part : mail.files()) {
            ObjectNode file = list.addObject();
            file.put("name", FileRules.name(part.name()));
            file.put("size", part.size());
            if (!part.why().isEmpty()) {
                file.put("why", part.why());
                continue;
            }
            switch (FileRules.judge(part.name(), part.bytes())) {
                case FileRules.Judged.Good good -> {
                    long id = files.keep(good, part.bytes(), 0);
                    kept.add(id);
                    file.put("type", good.type());
                    file.put("file", id);
                }
                case FileRules.Judged.Bad bad -> file.put("why", bad.reason());
            }
        }
    }

    private static void put(ObjectNode said, String field, String value) {
        if (!value.isEmpty()) {
            said.put(field, value);
        }
    }
}
