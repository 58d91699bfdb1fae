import { Notice } from './notice.tsx';
import './news.css';

/** What came of the last thing done on a page. */
export interface NewsItem {
  tone: 'good' | 'bad';
  text: string;
}

/** Stays in the page, empty, so that what appears in it is read out. */
export function News({ news }: { news: NewsItem | null }) {
  return (
    <div className="news" role="status">
      {news && <Notice tone={news.tone}>{news.text}</Notice>}
    </div>
  );
}
