import { useState } from 'react';
import { answerConsent } from './driftrock.js';

export function ConsentBanner() {
  const [isOpen, setIsOpen] = useState(localStorage.getItem('consent') === null);
  if (!isOpen) return null;
  const answer = (consent) => () => {
    answerConsent(consent);
    setIsOpen(false);
  };
  return (
    <p>
      May we tell which campaign you came from? <button onClick={answer('granted')}>Accept</button>{' '}
      <button onClick={answer('denied')}>Decline</button>
    </p>
  );
}
