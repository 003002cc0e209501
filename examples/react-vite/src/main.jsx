import './driftrock.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, Link, Outlet, RouterProvider } from 'react-router';
import { ConsentBanner } from './ConsentBanner.jsx';
import { Contact } from './Contact.jsx';

const Layout = () => (
  <>
    <nav>
      <Link to="/">Home</Link> <Link to="/contact">Contact</Link>
    </nav>
    <Outlet />
    <ConsentBanner />
  </>
);

const router = createBrowserRouter([
  {
    Component: Layout,
    children: [
      { path: '/', element: <h1>Garden rooms, built in a week</h1> },
      { path: '/contact', Component: Contact },
    ],
  },
]);

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
