/** The words of each language that mean an error, thanks or a denial, and words like them that do not. */
import { describe, expect, test } from 'vitest';
import { DENIAL, ERROR, RETRY, THANKS } from '../../../src/snippet/capture/words';
import { wordsOf } from '../../../src/snippet/form/names';

describe('ERROR', () => {
  test.each([
    'That is not valid',
    'This is not a valid number',
    'The password is too short',
    'Your message is too long',
    'Please fill in your name',
    'Please choose one',
    'Please select a date',
    'Bitte Namen eingeben',
    'Bitte eine Anrede wählen',
    'Bitte geben Sie Ihre E-Mail-Adresse ein.',
    'Veuillez remplir ce champ',
    'Veuillez renseigner ce champ',
    'Veuillez entrer votre nom',
    'Veuillez indiquer votre nom',
    'Veuillez choisir une date',
    'Veuillez sélectionner une date',
    'Veuillez selectionner une date',
    'Veuillez corriger votre adresse',
    'Veuillez compléter ce champ',
    'Veuillez cocher cette case',
    'Pflichtfeld',
    'Er is een fout opgetreden.',
    'Wystąpił błąd.',
    'Bir hata oluştu.',
    'Une erreur est survenue',
    'Ocorreu um erro',
    'Si è verificato un errore',
    'Ongeldig e-mailadres',
    'Dit moet u verplicht invullen',
    'Verplicht veld',
    'Verplichte velden',
    'Nieprawidłowy adres',
    'Geçersiz adres',
    'エラー',
  ])('is in "%s"', (text) => {
    expect(wordsOf(text)).toMatch(ERROR);
  });

  test.each(['Error-free tax returns', 'Terror', 'Valid until May', 'A shorter way', 'Erroll Garner', 'Errorex'])(
    'is not in "%s"',
    (text) => {
      expect(wordsOf(text)).not.toMatch(ERROR);
    },
  );
});

describe('RETRY', () => {
  test.each(['Something went wrong', 'Please try again', 'Veuillez réessayer', 'Veuillez reessayer'])(
    'is in "%s"',
    (text) => {
      expect(wordsOf(text)).toMatch(RETRY);
    },
  );

  test('is not in what was tried', () => {
    expect(wordsOf('You tried it again, and it went well')).not.toMatch(RETRY);
  });
});

describe('THANKS', () => {
  test.each(['Success!', 'Successfully submitted', 'Messaggio inviato'])('are in "%s"', (text) => {
    expect(wordsOf(text)).toMatch(THANKS);
  });

  test.each(['Merci de patienter', "Merci d'attendre", 'Unsuccessful', 'Sentences', 'Absent since May'])(
    'are not in "%s"',
    (text) => {
      expect(wordsOf(text)).not.toMatch(THANKS);
    },
  );
});

describe('DENIAL', () => {
  test.each([
    'No message was sent',
    'A mensagem não foi enviada',
    'Il messaggio non è stato inviato',
    'Uw bericht is niet verzonden',
    'Wiadomość nie została wysłana',
    "It wasn't sent",
    'It wasn’t sent',
  ])('is in "%s"', (text) => {
    expect(wordsOf(text)).toMatch(DENIAL);
  });

  test.each(['Thanks, Noah', 'Notes', 'Want to know more? Sent.', 'Nonna Maria', 'Danke, Nichte', 'Passau'])(
    'is not in "%s"',
    (text) => {
      expect(wordsOf(text)).not.toMatch(DENIAL);
    },
  );
});
