/**
 * Vouchers and coupons: codes that take something off a basket or give points, each so often, to each member so often. How often a
 * code may still be used lies in the ledger, so that any number of tills together use it no more often.
 * Flow: VoucherBatches make codes in the background → Vouchers check, reserve, use and roll back → the ledger → a voucher use.
 */
@NullMarked
package heartstring.loyalty.vouchers;

import org.jspecify.annotations.NullMarked;
