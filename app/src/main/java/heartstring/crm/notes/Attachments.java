package heartstring.crm.notes;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.deals.Deal;
import heartstring.crm.deals.Deals;
import heartstring.crm.notices.Notices;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.auth.Actor;
import heartstring.platform.files.Download;
import heartstring.platform.files.Files;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Files that stand at customers and deals. */
@Component
public class Attachments {

    /** The most files at one customer. */
    public static final int MOST = 500;

    private final NotesSql sql;
    private final Files files;
    private final Chronicle chronicle;
    private final Deals deals;
    private final Notices notices;
    private final InstantSource time;
    private final Reaches reaches;
    private final CustomersInReach customers;

    Attachments(
            NotesSql sql,
            Files files,
            Chronicle chronicle,
            Deals deals,
            Notices notices,
            InstantSource time,
            Reaches reaches,
            CustomersInReach customers) {
        this.reaches = reaches;
        this.customers = customers;
        this.sql = sql;
        this.files = files;
        this.chronicle = chronicle;
        this.deals = deals;
        this.notices = notices;
        this.time = time;
    }

    /** A file as lists show it. */
    public record Attachment(UUID id, String name, long sizeBytes, String by, Instant at, long dealId) {

        /** The size for people. */
        public String size() {
            return sizeBytes < 1024
                    ? sizeBytes + " bytes"
                    : sizeBytes < 1024 * 1024
                            ? Math.round(sizeBytes / 1024.0) + " KB"
                            : Math.round(sizeBytes / 104_857.6) / 10.0 + " MB";
        }
    }

    /** Those of a customer, its deals' among them, newest first. */
    public List<Attachment> ofCustomer(long customer, int limit) {
        return sql.attachments(customer, 0, limit);
    }

    /** Those of a deal, newest first. */
    public List<Attachment> ofDeal(long deal, int limit) {
        return sql.attachments(0, deal, limit);
    }

    /** Adds a file to a customer, or with a deal's number to that deal; why not, or null when it stands there. */
    @Transactional
    public @Nullable String add(long customer, long dealId, String name, byte[] content) {
        chronicle.hold();
        Deal deal = dealId == 0 ? null : deals.find(dealId).orElse(null);
        if (dealId != 0 && deal == null) {
            return "There is no such deal.";
        }
        long owner = deal == null ? customer : deal.customerId();
        if (sql.countAttachments(owner) >= MOST) {
            return "A customer has at most " + MOST + " files. Remove some first.";
        }
        Optional<Long> lead = sql.lead(owner);
        if (lead.isEmpty()) {
            return "There is no such customer any more.";
        }
        return switch (files.keep(name, content)) {
            case Files.Keeping.Refused refused -> refused.sentence();
            case Files.Keeping.Kept kept -> {
                sql.attach(kept.id(), lead.get(), dealId, Actor.current().userId(), time.instant());
                ObjectNode properties = Chronicle.properties().put("file", kept.name());
                if (deal != null) {
                    properties.put("deal_id", deal.id()).put("deal", deal.title());
                }
                Optional<Long> touchpoint = chronicle.tell(owner, "File Added", time.instant(), properties);
                if (deal != null) {
                    touchpoint.ifPresent(id -> deals.speaks(dealId, id));
                }
                notices.tellFollowers(
                        "file-added", deal == null ? Notices.About.customer(owner) : Notices.About.deal(dealId));
                yield null;
            }
        };
    }

    /** A file that stands somewhere, with its contents. */
    public Optional<Download> find(UUID id) {
        return isSeen(id) ? files.find(id) : Optional.empty();
    }

    /** Whether it stands at a deal or a customer that whoever acts may see. */
    private boolean isSeen(UUID id) {
        return sql.place(id)
                .filter(at -> at.dealId() != 0
                        ? reaches.of(RecordKind.DEALS).sees(at.ownerId(), 0)
                        : customers.isIn(at.customerId()))
                .isPresent();
    }

    /** Removes a file for good; false when it is gone already. */
    @Transactional
    public boolean remove(UUID id) {
        return isSeen(id) && sql.detach(id) > 0 && files.remove(List.of(id)) > 0;
    }
}
