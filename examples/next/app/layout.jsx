import Link from 'next/link';
import Script from 'next/script';

export const metadata = { title: 'Garden rooms' };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <nav>
          <Link href="/">Home</Link> <Link href="/contact">Contact</Link>
        </nav>
        {children}
        {/* In the layout: on every page, and loaded once however the visitor moves between them. */}
        <Script src={`${process.env.NEXT_PUBLIC_DRIFTROCK_RELAY}/driftrock.js`} strategy="afterInteractive" />
      </body>
    </html>
  );
}
