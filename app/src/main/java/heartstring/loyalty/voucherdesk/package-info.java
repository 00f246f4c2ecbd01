/**
 * The page and the calls for vouchers: making them, fetching their codes once, checking, using and rolling back.
 * Flow: VouchersPage or VouchersApi → VoucherBatches and Vouchers.
 */
@NullMarked
package heartstring.loyalty.voucherdesk;

import org.jspecify.annotations.NullMarked;
