/**
 * Angular's reactive forms, compiled in the browser: controls carry no names, errors show once a control was touched.
 */
import 'zone.js';
import '@angular/compiler';
import { Component, provideZoneChangeDetection } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import { send } from './parts/send';

@Component({
  selector: 'plan-form',
  imports: [ReactiveFormsModule],
  template: ` @if (isSent) {
      <p id="success">Request received</p>
    } @else {
      <form [formGroup]="form" (ngSubmit)="submit()">
        <label>Name <input id="full-name" formControlName="name" /></label>
        @if (isBad('name')) {
          <div class="invalid-feedback">Name is required</div>
        }
        <label>Email <input id="email" type="email" formControlName="email" /></label>
        @if (isBad('email')) {
          <div class="invalid-feedback">Email is invalid</div>
        }
        <label
          >Plan
          <select id="plan" formControlName="plan">
            <option value="">-</option>
            <option value="solo">Solo</option>
            <option value="team">Team</option>
          </select></label
        >
        @if (isBad('plan')) {
          <div class="invalid-feedback" id="error">Choose a plan</div>
        }
        <button id="send" type="submit">Send</button>
      </form>
    }`,
})
class PlanForm {
  isSent = false;
  form = new FormGroup({
    name: new FormControl('', Validators.required),
    email: new FormControl('', [Validators.required, Validators.email]),
    plan: new FormControl('', Validators.required),
  });

  isBad(name: string) {
    const control = this.form.get(name)!;
    return control.invalid && control.touched;
  }

  submit() {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    // Not `await`: zone.js does not see what follows a native one, and the page would stay as it is.
    void send(this.form.value).then(() => (this.isSent = true));
  }
}

void bootstrapApplication(PlanForm, { providers: [provideZoneChangeDetection()] });
