package heartstring.story.timeline;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The kinds of touchpoint that people tell apart, with the calls and event names that belong to each. */
// The sets are unmodifiable; their type cannot say so.
@SuppressWarnings("ImmutableEnumChecker")
public enum KindGroup {
    PURCHASES(
            "Purchases",
            "shopping-cart",
            Set.of(),
            Set.of(
                    "Order Completed",
                    "Order Updated",
                    "Order Cancelled",
                    "Order Canceled",
                    "Order Refunded",
                    "Order Refund Undone")),
    BROWSING(
            "Looking around",
            "eye",
            Set.of("page", "screen"),
            Set.of(
                    "Products Searched",
                    "Product List Viewed",
                    "Product List Filtered",
                    "Promotion Viewed",
                    "Promotion Clicked",
                    "Product Clicked",
                    "Product Viewed",
                    "Product Added",
                    "Product Removed",
                    "Product Shared",
                    "Cart Viewed",
                    "Cart Shared",
                    "Checkout Started",
                    "Checkout Step Viewed",
                    "Checkout Step Completed",
                    "Payment Info Entered",
                    "Coupon Entered",
                    "Coupon Applied",
                    "Coupon Denied",
                    "Coupon Removed",
                    "Product Added to Wishlist",
                    "Product Removed from Wishlist",
                    "Wishlist Product Added to Cart",
                    "Application Installed",
                    "Application Opened")),
    CONVERSATIONS(
            "Conversations",
            "messages",
            Set.of(),
            Set.of(
                    "Message Received",
                    "Message Sent",
                    "Live Chat Conversation Started",
                    "Live Chat Conversation Ended",
                    "Conversation Resolved",
                    "Live Chat Message Sent",
                    "Live Chat Message Received",
                    "Call Received",
                    "Call Ended",
                    "Call Made",
                    "Form Submitted",
                    "Social Mention",
                    "Social Message",
                    "Complaint Raised",
                    "Complaint Resolved",
                    "Note Added")),
    OPINIONS("Opinions", "star", Set.of(), Set.of("Survey Answered", "Product Reviewed", "Survey Sent")),
    MAILINGS(
            "Mailings",
            "mail",
            Set.of(),
            Set.of(
                    "Email Delivered",
                    "Text Message Delivered",
                    "Email Opened",
                    "Email Link Clicked",
                    "Email Bounced",
                    "Email Marked as Spam",
                    "Unsubscribed",
                    "Push Notification Received",
                    "Push Notification Tapped")),
    SALES(
            "Deals and tasks",
            "target",
            Set.of(),
            Set.of(
                    "Deal Opened",
                    "Deal Changed",
                    "Deal Moved",
                    "Deal Won",
                    "Deal Lost",
                    "Deal Reopened",
                    "Quote Made",
                    "Task Done",
                    "Meeting Held",
                    "File Added")),
    LOYALTY(
            "Loyalty",
            "gift",
            Set.of(),
            Set.of(
                    "Gift Decided",
                    "Gift Given",
                    "Gift Taken Back",
                    "Referral Shared",
                    "Referral Accepted",
                    "Points Earned",
                    "Points Spent",
                    "Tier Reached")),
    DETAILS("Details", "user", Set.of("identify", "group", "alias", "property"), Set.of()),
    OTHER("Everything else", "point", Set.of(), Set.of());

    private final String label;
    private final String icon;
    private final Set<String> calls;
    private final Set<String> names;

    KindGroup(String label, String icon, Set<String> calls, Set<String> names) {
        this.label = label;
        this.icon = icon;
        this.calls = Set.copyOf(calls);
        this.names = Set.copyOf(names);
    }

    /** What people read. */
    public String label() {
        return label;
    }

    /** The name of its drawing. */
    public String icon() {
        return icon;
    }

    /** The word in addresses, such as {@code purchases}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Calls other than track that belong to it. */
    public Set<String> calls() {
        return calls;
    }

    /** Names of track events that belong to it. */
    public Set<String> names() {
        return names;
    }

    /** The group of a touchpoint. */
    public static KindGroup of(String call, String name) {
        for (KindGroup group : values()) {
            if (group.calls.contains(call) || (call.equals("track") && group.names.contains(name))) {
                return group;
            }
        }
        return OTHER;
    }

    /** The group of that word; null when there is none. */
    public static @Nullable KindGroup ofWord(String word) {
        for (KindGroup group : values()) {
            if (group.word().equals(word)) {
                return group;
            }
        }
        return null;
    }

    /** Names of track events that belong to any group. */
    public static Set<String> known() {
        Set<String> known = new TreeSet<>();
        for (KindGroup group : values()) {
            known.addAll(group.names);
        }
        return known;
    }
}
