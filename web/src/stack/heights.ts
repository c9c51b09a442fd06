/** How high a row is, in px: two lines of text and air. The windowing counts on it. */
export const ROW_HEIGHT = 63;
/** The same on a phone, where a row is a card of three lines and a row of buttons. */
export const CARD_HEIGHT = 122;
