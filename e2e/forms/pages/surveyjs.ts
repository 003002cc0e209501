/** SurveyJS: completed by a button, without any native submit. */
import { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import 'survey-core/survey-core.min.css';
import { send } from './parts/send';

const survey = new Model({
  elements: [
    { type: 'text', name: 'fullName', title: 'Your name', isRequired: true },
    {
      type: 'text',
      name: 'email',
      title: 'Your e-mail',
      inputType: 'email',
      isRequired: true,
      validators: [{ type: 'email' }],
    },
    {
      type: 'dropdown',
      name: 'size',
      title: 'Company size',
      choices: ['1-10', '11-50', '51+'],
      renderAs: 'select',
      searchEnabled: false,
    },
    { type: 'comment', name: 'note', title: 'Anything else?', isRequired: true },
  ],
  completedHtml: '<h3 id="success">Thank you for completing the survey</h3>',
});
survey.onComplete.add(({ data }) => void send(data));
renderSurvey(survey, document.getElementById('root')!);
