/**
 * What people say. Lines of the visitor begin with `v:`, those of the operator with `o:`; `{product}`,
 * `{order}`, `{days}` and `{city}` are filled in.
 */
export const TALKS = {
  shop: [
    'v: Hi! Is the {product} dishwasher safe?|o: Hello! Yes, it is: stoneware fired at 1260 °C.|v: Great, and the oven?|o: Up to 200 °C, as long as you let it warm up with the oven.|v: Perfect, thank you',
    'v: Do you have the {product} in a darker glaze?|o: Not in the shop, but we open a kiln of ink blue on Thursday.|v: Could you keep two for me?|o: With pleasure. I put your name on them.|v: Lovely!',
    'v: How big is the {product} exactly?|o: One moment, I take one from the shelf.|o: 11.5 cm across and 9 cm high, give or take a thumb.|v: Thanks, that fits my shelf',
    'v: I am looking for a wedding present, around 100 euros|o: How nice! Do they cook, or do they rather have people over for tea?|v: Tea, definitely|o: Then the ember teapot with two harbour mugs. We wrap it and add a card.|v: Sold :)',
    'v: Is the glaze food safe? I read about lead|o: A good question. None of our glazes contains lead or cadmium; every batch is tested.|v: Do you have the report?|o: I can send it to you, which batch number is stamped below?|v: F24-118|o: That one passed in March. It is on its way to you.',
    'v: will the {product} be back in stock?|o: Yes, in about {days} days. The glaze needs a second firing.|v: ok I wait',
    'v: Can I visit the workshop?|o: Gladly! Tuesday to Saturday, 10 to 18. Ring twice, the wheel is loud.|v: Can my kids try the wheel?|o: On Saturdays, yes. Old clothes please!',
    'v: My {product} has a tiny bubble in the glaze. Is that normal?|o: Pinholes happen where the clay breathes out. Is it inside or outside?|v: inside, near the handle|o: Then I would rather send you a new one. No need to return it.|v: wow, thanks',
    'v: Bonjour, le {product} passe au micro-ondes ?|o: Bonjour ! Oui, sans souci, il n’y a aucun métal dans l’émail.|v: Parfait, merci beaucoup',
    'v: Vous livrez en Belgique ?|o: Oui, en {days} jours environ, 9 € de frais.|v: Et si ça casse ?|o: Une photo suffit, nous renvoyons une pièce.|v: Très bien, je commande',
    'v: hello?|o: Hello! How can I help?|v: sorry, found it already',
    'v: Is there a discount if I buy six?|o: From six of the same piece we take ten per cent off.|v: does it show in the basket?|o: It does, on the last step.',
  ],
  orders: [
    'v: Hi, where is order {order}?|o: Good morning, let me look.|o: It left us yesterday and is in {city} now. Tomorrow it should be with you.|v: Thank you!',
    'v: My parcel {order} arrived broken :(|o: I am sorry! Could you tell me what broke?|v: the {product}, the handle is off|o: A new one leaves today. Please keep the pieces only if you want to glue them.|v: That was easy, thanks',
    'v: I typed the wrong address for {order}|o: Not packed yet, lucky us. What is the right one?|v: Same street, number 14 instead of 41|o: Changed.|v: phew',
    'v: Tracking of {order} has not moved for {days} days|o: That is too long. I ask the carrier and write to you.|v: I have heard that before|o: I understand. If it is not there by Friday, we send everything again.|v: ok',
    'v: How do I return the {product}?|o: Put it into the same box, a label is in your inbox in a minute.|v: Who pays?|o: We do.|v: fine',
    'v: can I still add something to {order}?|o: Yes, until noon. What would you like?|v: one {product}|o: Added, no extra postage.',
    'v: I was charged twice for {order}!|o: That must not happen. I look at it right now.|o: The second one is only a reservation and goes away in {days} days.|v: it better does',
    'v: Where is the invoice for {order}?|o: I send it once more. Should it carry a company name?|v: Yes, Studio Hake|o: Done.',
    'v: Is anyone there? order {order}, it is urgent|o: Yes, sorry for the wait. What happened?|v: need it before Saturday, it is a present|o: I can upgrade it to express at our cost.|v: please do!',
  ],
  wholesale: [
    'v: Hello, we open a restaurant in {city} and need 40 field bowls|o: Congratulations! By when?|v: mid next month|o: That is two kilns. Possible if you decide by Friday.|v: I talk to my partner',
    'v: Do you do custom glazes for cafés?|o: From 30 pieces on. We fire three samples first.|v: cost?|o: The samples are 60 €, taken off the order.',
    'v: What is your wholesale price for the {product}?|o: Forty per cent off from twenty pieces.|v: And restocking?|o: Within {days} weeks, same price for a year.',
  ],
};

export const CITIES = ['Lyon', 'Ghent', 'Hamburg', 'Porto', 'Utrecht', 'Copenhagen'];

export const COMMENTS = {
  5: [
    'So quick, and a real person!',
    'Merci Inès, très clair.',
    'Best shop chat I ever had.',
    'They kept two aside for me.',
  ],
  3: [
    'Friendly, but I had to wait a while.',
    'Answer was fine, parcel still late.',
    'Would have liked a picture.',
    'OK.',
  ],
  1: [
    'I asked twice and still do not know where my parcel is.',
    'Had to repeat my order number three times.',
    'Nobody called back.',
    'The replacement came broken too.',
  ],
};
