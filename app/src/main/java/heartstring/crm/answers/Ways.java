package heartstring.crm.answers;

import heartstring.crm.conversations.Conversation;
import heartstring.messaging.connectors.Connectors;
import heartstring.messaging.mailboxes.Mailbox;
import heartstring.messaging.mailboxes.Mailboxes;
import heartstring.messaging.outbox.Threading;
import heartstring.platform.settings.Settings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds how an answer reaches a customer: in the chat while they sit there, by the connector they wrote by, else by e-mail. */
@Component
class Ways {

    private final AnswersSql sql;
    private final Mailboxes mailboxes;
    private final Connectors connectors;
    private final Settings settings;
    private final InstantSource time;

    Ways(AnswersSql sql, Mailboxes mailboxes, Connectors connectors, Settings settings, InstantSource time) {
        this.sql = sql;
        this.mailboxes = mailboxes;
        this.connectors = connectors;
        this.settings = settings;
        this.time = time;
    }

    Way of(Conversation conversation) {
        AnswersSql.Chatting chat = conversation.channel().equals("chat")
                ? sql.chatting(conversation.id(), time.instant())
                : AnswersSql.Chatting.NOBODY;
        if (chat.open() && !chat.left()) {
            return chat(chat);
        }
        Optional<Way> connected = connected(conversation);
        if (connected.isPresent()) {
            return connected.get();
        }
        AnswersSql.LastMail mail = sql.lastMail(conversation.id()).orElse(AnswersSql.LastMail.NONE);
        String address = mail.from().isEmpty() ? sql.address(conversation.customerId()) : mail.from();
        if (chat.open() && address.isEmpty()) {
            return chat(chat);
        }
        return address.isEmpty()
                ? new Way("", "", "", Threading.NONE, "No e-mail address is known of this customer.")
                : mail(conversation, mail, address);
    }

    private static Way chat(AnswersSql.Chatting chat) {
        return new Way(
                "chat",
                "",
                (chat.left() ? "They have left; they read it when they come back. " : "")
                        + (chat.proven() ? "" : "Nobody has proven who writes there."),
                Threading.NONE,
                "");
    }

    private Optional<Way> connected(Conversation conversation) {
        if (conversation.channel().equals("email") || conversation.channel().equals("chat")) {
            return Optional.empty();
        }
        return sql.lastConnected(conversation.id())
                .filter(last -> !last.address().isEmpty())
                .flatMap(last -> connectors
                        .inUse(last.connectorId())
                        .map(one -> new Way(
                                one.channel(),
                                last.address(),
                                "",
                                Threading.by(one.id(), "", last.thread(), List.of()),
                                "")));
    }

    private Way mail(Conversation conversation, AnswersSql.LastMail mail, String address) {
        Mailbox account = account(mail.mailboxId(), conversation);
        return new Way(
                "email",
                address,
                AnswerRules.subject(mail.subject(), settings.organisation().name()),
                new Threading(
                        account == null ? 0 : account.id(),
                        "",
                        mail.messageId(),
                        AnswerRules.references(mail.references(), mail.inReplyTo(), mail.messageId()),
                        List.of()),
                "");
    }

    private @Nullable Mailbox account(int wanted, Conversation conversation) {
        return mailboxes
                .byId(wanted)
                .or(() -> mailboxes.all().stream()
                        .filter(m -> !m.disabled() && m.privateTo() == conversation.privateTo())
                        .findFirst())
                .orElse(null);
    }
}
