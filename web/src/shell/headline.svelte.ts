import type { Row } from '../contracts';
import { counted, formatName } from '../text/counts';

/** What the head of the page says about the script that is open. */
class Headline {
  title = $state('');
  about = $state('');

  show(row: Row, page: string): void {
    this.title = row.title;
    const pages = row.pages ? ` · ${counted(row.pages, 'page')}` : '';
    this.about = formatName(row.format) + pages;
    document.title = `${row.title} · ${page}`;
  }

  clear(page: string): void {
    this.title = '';
    this.about = '';
    document.title = page;
  }
}

export const headline = new Headline();
