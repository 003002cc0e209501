/** What a text of the page's means: only the clearest phrases of each language. */
import { describe, expect, test } from 'vitest';
import { meaningOf } from '../../../../src/snippet/capture/evidence/spoken';

describe('meaningOf', () => {
  test.each([
    'This field is required',
    'Please enter your name',
    'Please enter a valid e-mail address',
    'Invalid phone number',
    'Something went wrong',
    'Error 17',
    'Ein Fehler ist aufgetreten',
    'Please try again',
    'Bitte das Feld ausfüllen',
    'Ungültige E-Mail-Adresse',
    'Ce champ est obligatoire',
    'Veuillez saisir votre nom',
    'Este campo es obligatorio',
    'Correo inválido',
    'Campo obrigatório',
    'Campo obbligatorio',
    'Dit veld is verplicht',
    'Pole jest wymagane',
    'Bu alan zorunlu',
    '必須項目です',
    'Sorry. The postcode is invalid.',
    'Hoppla! Die Postleitzahl ist ungültig.',
    'You must accept the terms',
    'All fields must be filled in.',
    'Alle Felder müssen ausgefüllt werden.',
    'Wszystkie pola muszą być wypełnione.',
    'Wypełnij wszystkie pola.',
    'Merci de saisir votre nom',
    'Merci de bien vouloir utiliser votre courriel professionnel.',
    'Veuillez utiliser une adresse professionnelle.',
    'Please tick the box',
    'ada@example.com is invalid',
    'We could not send your message. Please try again.',
    'Your message could not be sent. One or more fields have an error.',
    'Error: your message could not be sent.',
    'Ihre Nachricht wurde nicht gesendet. Es ist ein Fehler aufgetreten.',
    'Die Eingabe war nicht erfolgreich. Pflichtfelder fehlen.',
    'Votre message n’est pas parti. Veuillez réessayer.',
  ])('of "%s" is an error', (text) => {
    expect(meaningOf(text)).toBe('error');
  });

  test.each([
    'Thank you!',
    'Thanks, we will call you.',
    'Your message has been sent',
    'Thank you, Pierre',
    'Thank you for choosing your preferred dealer',
    'Vielen Dank!',
    'Ihre Nachricht wurde erfolgreich gesendet',
    'Merci !',
    'Votre message a bien été envoyé',
    '¡Gracias!',
    'Mensaje enviado con éxito',
    'Obrigado',
    'Grazie!',
    'Bedankt',
    'Dziękujemy',
    'Teşekkürler',
    'ありがとうございます',
  ])('of "%s" is thanks', (text) => {
    expect(meaningOf(text)).toBe('thanks');
  });

  test.each([
    'We will call you tomorrow',
    'Please wait',
    'Please allow two days for our answer',
    'Bitte warten',
    'Step 2 of 3',
    'Sending…',
    'Noch 5 Plätze',
    'Insurance against terror',
    'Error-free tax returns',
    'Your preferred dealer: Lyon',
    'Zażółć gęślą jaźń',
    'ขอเราติดต่อกลับ',
    'Merci de patienter',
    'Dziękujemy za wypełnienie formularza. Konsultant nie dzwoni w weekendy.',
    'You are enrolled. In case of an error in your name write to us.',
    'Votre place est réservée ! Aucun champ obligatoire ne manque.',
    'Platz gebucht. Ohne Ausweis ist die Karte ungültig.',
    'Your booking is confirmed. Please enter the building by the side door.',
    'Anmeldung bestätigt. Bitte wählen Sie vor Ort Ihren Platz.',
    'Demande transmise. Veuillez compléter votre dossier avant le 3 mai.',
    '予約を受け付けました。ヘルメットは必須です。',
    '',
  ])('of "%s" is neither', (text) => {
    expect(meaningOf(text)).toBe('said');
  });

  test.each([
    ['deny', 'Thank you, but your message was not sent'],
    ['deny in German', 'Danke, aber das wurde nicht gesendet'],
    ['ask for something', 'Thank you! Please enter your name'],
    ['deny in French', 'Merci, mais ce n\u2019est pas envoyé'],
  ])('of thanks that %s is neither: "%s"', (_what, text) => {
    expect(meaningOf(text)).toBe('said');
  });

  test('of "an error has occurred" in Japanese is an error, though it ends as thanks do', () => {
    expect(meaningOf('エラーが発生しました')).toBe('error');
  });
});
