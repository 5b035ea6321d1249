import sys,os; sys.path.insert(0,'/tmp/gen')
from h import *
st='ne'
for f in ['ne-e-verify-public.yaml']:
    p=ROOT+'ne/instruments/'+f
    if os.path.exists(p): os.remove(p)
meat=S('meat','https://www.meatpoultry.com/articles/835-nebraska-law-requires-e-verify-registration','Nebraska law requires E-Verify registration','Meat+Poultry',False,'2009')
I(st,'ne-rev-stat-4-114','statute',('Nebraska’s E-Verify rule for public bodies and contractors','Regla de E-Verify de Nebraska para organismos públicos y contratistas'),'Neb. Rev. Stat. § 4-114 (LB 403, 2009)',
 ('State and local bodies, and firms that do physical work for them, must check new workers in E-Verify or a like federal system. Other private firms need not.',
  'Los organismos estatales y locales, y las empresas que hacen trabajo físico para ellos, deben comprobar a los nuevos trabajadores en E-Verify o un sistema federal similar. Las demás empresas no.'),
 [S('selflaw','https://self-law.org/code/ne/chapter-4/4-114','4-114. Public employer and public contractor; register with and use federal immigration verification system','Self-Law (copy of the Nebraska code)',True,m=True),meat,
  S('cis','http://cis.org/e-verify-at-the-state-level','An overview of E-Verify policies at the state level','Center for Immigration Studies',False,'2012-07-26'),
  S('fsl',FSL,'State E-Verify mandates','Federal & State Law',False,'2026-05')],
 [E('2009','enacted',['meat']),E('2009-10-01','effective',['meat'])],
 [P('public','everify_public','required',['public_employers','public_contractors'],
   'Every public employer and public contractor must use a federal system to check new workers.',
   'Todo empleador público y contratista público debe usar un sistema federal para comprobar a los nuevos trabajadores.',
   '4-114(1) and (2)',['selflaw','meat','cis','fsl'],
   cond=('New workers who do physical work in Nebraska.','Nuevos trabajadores que hacen trabajo físico en Nebraska.'),
   quote='Every public employer and public contractor shall register with and use a federal immigration verification system'),
  P('contractors','everify_private','limited',['public_contractors'],
   'A private firm must use E-Verify only for contracts of physical work for a public body.',
   'Una empresa privada debe usar E-Verify solo para contratos de trabajo físico con un organismo público.',
   '4-114(1)(b) and (2)',['selflaw','meat','cis'],
   cond=('Only firms with public contracts for physical work in the state, and their subcontractors.','Solo empresas con contratos públicos de trabajo físico en el estado, y sus subcontratistas.'))],
 ['everify_public','everify_private'],former_ids=['ne-e-verify-public'],relates=['ne-rev-stat-4-108','ne-lb-532-2025'])
ls4108=S('s4108','https://www.lawserver.com/law/state/nebraska/ne-statutes/nebraska_statutes_4-108','Nebraska Statutes 4-108','LawServer',True,m=True)
ch4=S('chapter4','https://law.uslawyerdatabase.com/us-law/2022-nebraska-revised-statutes/chapter-4-aliens','2022 Nebraska Revised Statutes, chapter 4 (starts of the sections)','US Lawyer Database',True,'2022',True)
s4111=S('s4111','https://www.legalfix.com/statutes/state-codes/nebraska/chapter-4/statute-4-111','Neb. Rev. Stat. § 4-111 (2019)','LegalFix',True,'2019',True)
s4111b=S('s4111-now','https://lawserver.com/?p=30224219','Nebraska Statutes 4-111','LawServer',True,m=True)
s4110=S('s4110','https://print.casetext.com/statute/revised-statutes-of-nebraska/chapter-4-aliens/section-4-110-public-benefits-verification-of-lawful-presence-exemptions-legislative-findings','Neb. Rev. Stat. § 4-110','Casetext',True,m=True)
I(st,'ne-rev-stat-4-108','statute',('Nebraska’s bar on public benefits without lawful presence','Prohibición de beneficios públicos sin presencia legal en Nebraska'),'Neb. Rev. Stat. §§ 4-108 to 4-113 (LB 403, 2009)',
 ('State and local bodies may not give public benefits to people who are not lawfully present. That covers grants, college aid, health payments and work licenses. Emergency care is exempt. Work licenses are open to people with work permits.',
  'Los organismos estatales y locales no pueden dar beneficios públicos a quien no tiene presencia legal. Abarca subvenciones, becas, pagos de salud y licencias profesionales. Se exceptúa la emergencia. Las licencias se abren a quien tiene permiso de trabajo.'),
 [ls4108,ch4,s4110,s4111,s4111b,meat,
  S('s4112','https://nebraskalegislature.gov/laws/statutes.php?statute=4-112','Nebraska Revised Statute 4-112','Nebraska Legislature',True),
  S('ncsl',NCSLP,'Professional and occupational licenses for immigrants','NCSL')],
 [E('2009-10-01','effective',['meat','s4108'],prov=['licenses-2009','college-aid','health-payments','emergency']),
  E('2019','superseded',['s4111'],prov=['licenses-2009'],note=('The change is older. 2019 is the oldest edition read that has it.','El cambio es anterior. 2019 es la edición más vieja leída que lo trae.')),
  E('2019','effective',['s4111'],prov=['licenses-now'],note=('The change is older. 2019 is the oldest edition read that has it.','El cambio es anterior. 2019 es la edición más vieja leída que lo trae.'))],
 [P('licenses-2009','occupational_license','unavailable',['licensing_boards','state_agencies','local_agencies'],
   'A professional or commercial license was a public benefit and needed lawful presence.',
   'Una licencia profesional o comercial era un beneficio público y exigía presencia legal.',
   '4-108(1) and (2); 4-109',['s4108','chapter4','meat']),
  P('licenses-now','occupational_license','limited',['licensing_boards','state_agencies','local_agencies'],
   'Lawful presence is needed, but a person with a federal work permit and proof of status or deferral can get a work license.',
   'Se exige presencia legal, pero quien tiene permiso federal de trabajo y prueba de su situación puede obtener una licencia profesional.',
   '4-111(3)',['s4111','s4111-now','chapter4','ncsl'],
   cond=('Only with a valid work permit (Form I-766) and federal papers such as Form I-797. People with neither are left out.','Solo con permiso de trabajo válido (formulario I-766) y papeles federales como el formulario I-797. Quien no los tiene queda fuera.')),
  P('college-aid','state_financial_aid','prohibited',['state_agencies','colleges','local_governments'],
   'No public body may pay college aid to a person who is not lawfully present.',
   'Ningún organismo público puede pagar ayuda universitaria a quien no tiene presencia legal.',
   '4-108(1); 4-109',['s4108','chapter4'],
   cond=('Aid that is a direct payment. Resident tuition is another rule.','Ayuda que es un pago directo. La matrícula de residente es otra regla.'),
   quote='no state agency or political subdivision of the State of Nebraska shall provide public benefits to a person not lawfully present'),
  P('health-payments','health_children','unavailable',['health_agencies','state_agencies'],
   'Health payments are public benefits and may not go to people who are not lawfully present, children included.',
   'Los pagos de salud son beneficios públicos y no pueden darse a quien no tiene presencia legal, tampoco a niños.',
   '4-108(1); 4-109',['s4108','chapter4'],
   cond=('Emergency care, vaccines and care for contagious illness are exempt (4-110).','Se exceptúan la emergencia, las vacunas y las enfermedades contagiosas (4-110).')),
  P('emergency','emergency_care','available',['hospitals','health_agencies','state_agencies'],
   'No proof of lawful presence is needed for emergency care, labor and birth included.',
   'No hace falta probar presencia legal para la atención de emergencia, incluido el parto.',
   '4-110(2)',['s4110','chapter4'],cond=('Organ transplants are left out.','No incluye trasplantes de órganos.'))],
 ['occupational_license','state_financial_aid','health_children','emergency_care','health'],relates=['ne-rev-stat-4-114','ne-rev-stat-68-972'])
I(st,'ne-rev-stat-68-972','statute',('Care before birth whatever the mother’s status','Atención prenatal sea cual sea el estatus de la madre'),'Neb. Rev. Stat. §§ 68-972, 4-110 (LB 599, 2012)',
 ('Nebraska pays for care before birth and for the birth through the child health plan, whatever the status of the mother. The legislature passed it over a veto.',
  'Nebraska paga la atención prenatal y el parto por medio del plan de salud infantil, sea cual sea el estatus de la madre. La legislatura lo aprobó sobre un veto.'),
 [S('s68972','https://instalawyer.io/laws/nebraska-revised-statutes/chapter-68-public-assistance-68-972-prenatal-care-legislative','Neb. Rev. Stat. § 68-972','InstaLawyer',True,m=True),s4110,
  S('update','http://update.legislature.ne.gov/?p=7585','Senators override veto of low-income prenatal care program','Unicameral Update',False,'2012-04-18'),
  S('npwf','http://www.nationalpartnership.org/site/News2?news_iv_ctrl=-1&abbr=daily2_&page=NewsArticle&id=33181','Lawmakers override veto, restoring prenatal care coverage','National Partnership for Women & Families',False,'2012-04-19')],
 [E('2012-04-11','passed',['update']),E('2012-04-18','enacted',['update','npwf'],note=('Veto overridden.','Veto anulado.')),E('2012-07','effective',['npwf'],note=('The report says in three months.','El informe dice en tres meses.'))],
 [P('prenatal','health_adults','limited',['health_agencies','state_agencies'],
   'Low-income pregnant people of any status can get care before birth and for the birth.',
   'Las embarazadas de bajos ingresos de cualquier estatus pueden recibir atención prenatal y del parto.',
   '68-972; 4-110, last paragraph',['s68972','s4110','update'],
   cond=('Only pregnancy and birth, for the sake of the unborn child. Other health payments need lawful presence (4-108).','Solo embarazo y parto, en bien del niño por nacer. Los demás pagos de salud exigen presencia legal (4-108).'),
   quote='child health assistance is available to benefit unborn children independent of the mother\'s eligibility and immigration status')],
 ['health_adults','health'],relates=['ne-rev-stat-4-108'])
lb1061=S('lb1061','https://www.billtrack50.com/billdetail/1933933','LB 1061 (2026), a bill to change § 85-502','BillTrack50',False,'2026-04-17')
I(st,'ne-rev-stat-85-502','statute',('Resident tuition for graduates of Nebraska high schools','Matrícula de residente para graduados de secundaria de Nebraska'),'Neb. Rev. Stat. §§ 85-501, 85-502 (LB 239, 2006)',
 ('Students with three years and a diploma in Nebraska pay the resident rate at public colleges, whatever their status, if they promise to seek a green card.',
  'Los alumnos con tres años y un diploma en Nebraska pagan la tarifa de residente en universidades públicas, sea cual sea su estatus, si prometen pedir la residencia permanente.'),
 [S('s85501','https://nebraskalegislature.gov/laws/statutes.php?statute=85-501&print=true','Nebraska Revised Statute 85-501, which points to 85-502','Nebraska Legislature',True,note=('Section 85-502 itself was read in summaries.','El artículo 85-502 mismo se leyó en resúmenes.')),
  S('dream','https://dreamact.info/students/in-state/nebraska','In-state tuition in the State of Nebraska','DreamAct.info'),lb1061,
  S('omaha','http://unomaha.smartcatalogiq.com/en/2012-2013/Undergraduate-Catalog/General-Information/Admission/Admission-Policies-and-Standards/US-Citizens-Permanent-Residents-Immigrants-Refugees-Asylees-and-Other-Status-Types','Undergraduate catalog 2012-2013, status types','University of Nebraska at Omaha',False,'2012')],
 [E('2006-07-13','effective',['dream']),E('2026-04-17','reviewed',['lb1061'],note=('A bill to take this rule out died on that day.','Un proyecto para quitar esta regla murió ese día.'))],
 [P('tuition','instate_tuition','available',['colleges'],
   'A graduate who lived three years in Nebraska counts as a resident for tuition, with or without papers.',
   'Un graduado que vivió tres años en Nebraska cuenta como residente para la matrícula, con o sin papeles.',
   '85-502(9), as described',['s85501','dream','lb1061','omaha'],
   cond=('Three years in the state with a parent or guardian before a diploma or GED there, and an affidavit on seeking permanent residence.','Tres años en el estado con padre o tutor antes del diploma o GED, y declaración jurada de que pedirá la residencia permanente.'))],
 ['instate_tuition','schools'],relates=['ne-lb-1061-2026','us-8-usc-1623'])
I(st,'ne-lb-1061-2026','bill',('LB 1061: end of resident tuition without lawful status','LB 1061: fin de la matrícula de residente sin estatus legal'),'LB 1061 (2026)',
 ('The bill would have taken out the rule that gives the resident rate to graduates of Nebraska high schools without lawful status. It died with the session.',
  'El proyecto habría quitado la regla que da la tarifa de residente a graduados de Nebraska sin estatus legal. Murió con la sesión.'),
 [lb1061],[E('2026-01-14','introduced',['lb1061']),E('2026-04-17','failed',['lb1061'])],None,['instate_tuition','schools'],bill=dict(number='LB 1061',session='109th Legislature, 2026',status='failed',as_of='2026-04-17'),relates=['ne-rev-stat-85-502'])
u14=S('update514','https://update.legislature.ne.gov/?p=17418','Driver’s licenses for young immigrants advanced after cloture','Unicameral Update',False,'2015-05-14')
I(st,'ne-governor-daca-licenses-2012','policy',('Order to refuse licenses to people with DACA','Orden de negar licencias a personas con DACA'),'Directive of the Governor of Nebraska (August 2012)',
 ('In August 2012 the governor had the motor vehicle office refuse licenses to people with DACA. Other people with deferred action could get one. A law of 2015 ended this.',
  'En agosto de 2012 el gobernador hizo que la oficina de vehículos negara licencias a personas con DACA. Otras con acción diferida sí podían. Una ley de 2015 lo terminó.'),
 [u14,S('wtimes','https://www.washingtontimes.com/news/2015/mar/3/deferred-action-youths-ask-nebraska-for-drivers-li/','Deferred-action youths ask Nebraska for driver’s licenses (AP)','The Washington Times',False,'2015-03-03'),
  S('heartland','https://www.heartlandworkerscenter.org/blog/2015/03/update-on-lb63-senator-mccollister-makes-lb-623-his-priority-bill','Senator McCollister makes LB 623 his priority bill','Heartland Workers Center',False,'2015-03-13')],
 [E('2012-08','effective',['update514','wtimes']),E('2015','superseded',['update514'],by='ne-lb-623-2015')],
 [P('refused','drivers_license','unavailable',['dmv'],
   'A license needed lawful status, and DACA did not count as such.',
   'La licencia exigía estatus legal, y DACA no contaba como tal.',
   'directive as set out in reports',['update514','wtimes','heartland'])],['drivers_license'],issuer='Governor of Nebraska',relates=['ne-lb-623-2015'])
I(st,'ne-lb-623-2015','statute',('Driver’s licenses for people with deferred action','Licencias de conducir para personas con acción diferida'),'LB 623 (2015)',
 ('People with deferred action, such as DACA, can get a license or state ID card for as long as their stay is allowed. The legislature passed it over a veto.',
  'Las personas con acción diferida, como DACA, pueden obtener licencia o tarjeta estatal por el tiempo que dure su estancia. La legislatura lo aprobó sobre un veto.'),
 [S('update','http://update.legislature.ne.gov/?p=17681','Lawmakers override veto; young immigrant driver’s licenses approved','Unicameral Update',False,'2015-05-28'),u14,
  S('ap','https://sheridancountyjournalstar.net/news/regional-news/item/2853-nebraska-ends-ban-on-driver-s-licenses-for-immigrant-youths','Nebraska ends ban on driver’s licenses for immigrant youths (AP)','Sheridan County Journal Star',False,'2015-05-28'),
  S('splinter','https://www.splinter.com/nebraska-is-the-last-state-to-allow-undocumented-youth-1793848049','Nebraska is the last state to allow licenses','Splinter',False,'2015-05')],
 [E('2015-05-21','passed',['update']),E('2015-05-27','vetoed',['update']),E('2015-05-28','enacted',['update','ap'],note=('Veto overridden.','Veto anulado.')),E('2015','effective',['update'],note=('The day of effect was not read.','No se leyó el día de vigencia.'))],
 [P('deferred','drivers_license','limited',['dmv'],
   'A license needs lawful status, and approved deferred action counts too.',
   'La licencia exige estatus legal, y la acción diferida aprobada también vale.',
   'LB 623, as described in reports',['update','update514','ap','splinter'],
   cond=('People with DACA or other approved deferred action. Those with no status or deferral are left out.','Personas con DACA u otra acción diferida aprobada. Quien no tiene estatus ni acción diferida queda fuera.'))],
 ['drivers_license'],relates=['ne-governor-daca-licenses-2012'])
I(st,'ne-rev-stat-29-217','statute',('U and T visa certification in Nebraska','Certificación de visas U y T en Nebraska'),'Neb. Rev. Stat. § 29-217 (LB 518, 2020)',
 ('Police, prosecutors and other such offices must act within 90 days when a crime victim asks them to sign the U or T visa form.',
  'La policía, los fiscales y otras oficinas así deben actuar en 90 días cuando una víctima les pide firmar el formulario de visa U o T.'),
 [S('lawserver','https://lawserver.com/law/state/nebraska/ne-statutes/nebraska_statutes_29-217','Nebraska Statutes 29-217','LawServer',True,m=True),
  S('selflaw','https://self-law.org/code/ne/chapter-29/29-217','29-217. Victim of certain criminal activity; visa; request for assistance','Self-Law (copy of the Nebraska code)',True,m=True),
  S('niwap','https://niwaplibrary.wcl.american.edu/pubs/neb-u-and-t-certification-law','Nebraska U and T visa certification law','NIWAP, American University'),
  S('update','http://update.legislature.ne.gov/?p=28395','Human trafficking bill narrowed, returned to final reading','Unicameral Update',False,'2020-08')],
 [E('2020-08-04','passed',['update'],note=('Advanced to final reading.','Avanzó a la lectura final.')),E('2020-11-14','effective',['niwap'])],
 [P('certify','uvisa_certification','available',['law_enforcement','police','sheriff','prosecutors','state_agencies'],
   'An agency that looks into crimes must answer a request to sign the form, within 90 days.',
   'La agencia que investiga delitos debe responder en 90 días a la petición de firmar el formulario.',
   '29-217',['lawserver','selflaw','niwap','update'],
   cond=('Within 90 days of the request. The same law covers T visas.','En 90 días desde la petición. La misma ley cubre las visas T.'))],
 ['uvisa_certification'],relates=['us-8-cfr-214-14'])
aclu=S('aclu','https://aclunebraska.org/en/node/1292','What Executive Order 25-01 does','ACLU of Nebraska',False,'2025-01-24')
three=S('kmtv','https://www.3newsnow.com/news/local-news/nebraska-governor-orders-state-agencies-to-support-trump-immigration-policies','Nebraska governor orders state agencies to support immigration policies','KMTV',False,'2025-01')
kscj=S('kscj','https://kscj.com/2025/01/25/pillen-issues-immigration-related-executive-order/?utm_source=rss&utm_medium=rss&utm_campaign=pillen-issues-immigration-related-executive-order','Pillen issues immigration related executive order (quotes it)','KSCJ',False,'2025-01-25')
nfs=S('nfs','https://www.newsfromthestates.com/article/pillen-orders-nebraska-agencies-fall-line-trump-immigration-crackdown','Pillen orders Nebraska agencies to fall in line','Nebraska Examiner, on States Newsroom',False,'2025-01-24')
gov=S('gov','https://www.einpresswire.com/article/780577166/gov-pillen-releases-executive-order-establishing-support-for-federal-immigration-policy-implementation','Gov. Pillen releases executive order','Governor of Nebraska (release)',False,'2025-01-27')
nirma=S('nirma','https://nirma.info/immigration-updates-for-county-law-enforcement/','Immigration updates for county law enforcement','Nebraska Intergovernmental Risk Management Association',False,'2025')
only=('Binds the State Patrol and the state prisons, not county jails or city police.','Obliga a la Patrulla Estatal y a las prisiones del estado, no a cárceles de condado ni policía municipal.')
SB=['state_police','state_agencies']
I(st,'ne-eo-25-01','executive_order',('Executive Order 25-01: support for federal immigration policy','Orden Ejecutiva 25-01: apoyo a la política migratoria federal'),'Neb. Exec. Order No. 25-01 (January 24, 2025)',
 ('State offices must back federal immigration law as far as law allows. The State Patrol and the prisons must tell ICE of people they suspect, tell it of releases, and hold people when it asks. They must think about 287(g) deals.',
  'Las oficinas estatales deben apoyar la ley migratoria federal hasta donde se permita. La Patrulla Estatal y las prisiones deben avisar a ICE de sospechosos y de salidas, retener si lo pide y considerar acuerdos 287(g).'),
 [three,kscj,aclu,nfs,gov,nirma],
 [E('2025-01-24','effective',['aclu','nfs'],note=('Agencies had until May 31, 2025 to meet it.','Las agencias tenían hasta el 31 de mayo de 2025 para cumplirla.'))],
 [P('cooperate','joint_operations','required',SB,'The State Patrol and the prison agency must cooperate with federal immigration enforcement.','La Patrulla Estatal y la agencia de prisiones deben cooperar con la aplicación migratoria federal.','order as set out in reports',['kmtv','kscj','aclu'],cond=only),
  P('tell-ice','status_check_on_arrest','required',SB,'They must contact federal agencies when they suspect that a person in their custody has broken immigration law.','Deben avisar a las agencias federales si sospechan que una persona en su custodia violó la ley migratoria.','order as set out in reports',['kmtv','aclu','nfs'],cond=only),
  P('releases','release_notification','required',SB,'They must tell federal agencies before such a person is released.','Deben avisar a las agencias federales antes de soltar a tal persona.','order as set out in reports',['kmtv','aclu'],cond=only),
  P('hold','detainer_hold','required',SB,'They must keep a person in custody when a federal agency asks for it.','Deben retener a una persona cuando una agencia federal lo pide.','order as set out in reports',['kmtv','aclu'],cond=only)],
 ['joint_operations','status_check_on_arrest','release_notification','detainer_hold','agreement_287g'],issuer='Governor of Nebraska',relates=['ne-287g-state-patrol-tfm','ne-287g-corrections-jem'])
G(st,'ne-287g-state-patrol-tfm','Nebraska State Patrol','Patrulla Estatal de Nebraska','TFM','2025-08-28','https://www.ice.gov/doclib/287gMOA/NebStatePatrolNE_TFM_MOA_08282025.pdf')
G(st,'ne-287g-corrections-jem','Nebraska Department of Correctional Services','Departamento de Servicios Correccionales de Nebraska','JEM','2025-10-15','https://www.ice.gov/doclib/287gMOA/NebraskaDepartmentCorrectionalServicesNE-JEM-MOA-10-15-2025.pdf')
sand=S('examiner','https://sandhillspost.dev/posts/7d384698-da7d-4ba0-8354-23da337683d7','Pillen’s office defends delay in releasing Nebraska-ICE detention contract (Nebraska Examiner)','Sandhills Post',False,'2025-10-23')
I(st,'ne-mccook-ice-contract','contract',('Contract to hold ICE detainees at McCook','Contrato para alojar detenidos de ICE en McCook'),'Contract of the Nebraska Department of Correctional Services and ICE (September 30, 2025)',
 ('The state turned its Work Ethic Camp at McCook into a center for people held by ICE. The state runs it and ICE pays at least $2.5 million a month, for two years at first.',
  'El estado convirtió su Work Ethic Camp de McCook en un centro para detenidos de ICE. Lo dirige el estado e ICE paga al menos 2.5 millones de dólares al mes, por dos años al principio.'),
 [sand,S('ncn','https://plattevalley.newschannelnebraska.com/story/53189106/ice-certifies-nebraska-state-prison-to-begin-housing-immigration-detainees','ICE certifies Nebraska state prison','News Channel Nebraska',False,'2025-10-23'),
  S('ipt','https://immpolicytracking.org/policies/dhs-partners-with-the-state-of-nebraska-to-build-the-cornhusker-clink-for-ice-detention','DHS partners with Nebraska on a detention site','Immigration Policy Tracking Project'),
  S('release','https://www.einpresswire.com/article/862113609/gov-pillen-provides-statement-after-judge-denies-temporary-injunction-for-wec','Statement after judge denies temporary injunction','Governor of Nebraska (release)',False,'2025-10-27')],
 [E('2025-08-19','announced',['ipt']),E('2025-09-30','signed',['examiner'])],None,['detention_contract','detention_facilities'],
 agreement=dict(agency='Nebraska Department of Correctional Services',agency_kind='state_agency',model='Detention contract with ICE',counterpart='U.S. Immigration and Customs Enforcement'),relates=['ne-schimek-v-pillen'])
I(st,'ne-schimek-v-pillen','case',('Schimek v. Pillen','Schimek contra Pillen'),'Schimek v. Pillen (Red Willow County Dist. Ct., Neb. 2025)',
 ('Residents and a former senator say the governor needed the legislature to turn the McCook camp into an ICE site. The judge refused to stop the plan on October 27, 2025.',
  'Vecinos y una exsenadora dicen que el gobernador necesitaba a la legislatura para convertir el campo de McCook en centro de ICE. El juez se negó a frenar el plan el 27 de octubre de 2025.'),
 [S('mccook','https://www.mccooknewsnow.com/post/lawsuit-filed-to-block-plan-to-turn-mccook-s-work-ethic-camp-into-ice-detention-facility','Lawsuit filed to block plan for Work Ethic Camp','McCook News Now',False,'2025-10-16'),
  S('wave','https://localnewswave.com/article/1035367456276049920','Judge lets the state move forward (Nebraska Examiner)','Local News Wave',False,'2025-10'),
  S('release','https://www.einpresswire.com/article/862113609/gov-pillen-provides-statement-after-judge-denies-temporary-injunction-for-wec','Statement after judge denies temporary injunction','Governor of Nebraska (release)',False,'2025-10-27')],
 [E('2025-10-15','filed',['mccook']),E('2025-10-27','ruling',['release','wave'])],None,['detention_contract','litigation'],
 case=dict(court='District Court of Red Willow County, Nebraska',status='pending',outcome=T('Temporary injunction denied on October 27, 2025. Nothing later was found.','Orden temporal negada el 27 de octubre de 2025. No se halló nada posterior.')),relates=['ne-mccook-ice-contract'])
I(st,'ne-lb-532-2025','bill',('LB 532: E-Verify for firms with 25 workers','LB 532: E-Verify para empresas con 25 trabajadores'),'LB 532 (2025)',
 ('The bill would make firms with 25 or more workers use E-Verify, with audits and penalties.','El proyecto obligaría a empresas con 25 o más trabajadores a usar E-Verify, con auditorías y sanciones.'),
 [S('bt','https://www.billtrack50.com/billdetail/1797334','LB 532','BillTrack50'),S('update','https://update.legislature.ne.gov/?p=37802','Mandatory work eligibility verification proposed','Unicameral Update',False,'2025-03')],
 [E('2025-01-22','introduced',['bt']),E('2025-03-03','reviewed',['update'],note=('Heard in committee. No vote was found.','Audiencia en comité. No se halló voto.'))],None,['everify_private'],bill=dict(number='LB 532',session='109th Legislature, 2025-2026',status='pending',as_of='2025-03-03'),relates=['ne-rev-stat-4-114'])
acl26=S('aclu26','https://www.aclunebraska.org/press-releases/new-bills-seek-increased-accountability-for-ice-law-enforcement','New bills seek increased accountability for ICE, law enforcement','ACLU of Nebraska',False,'2026-01')
I(st,'ne-lb-881-2026','bill',('LB 881: public vote before 287(g) deals','LB 881: voto público antes de acuerdos 287(g)'),'LB 881 (2026)',
 ('The bill would ask for notice and a vote of the local body before an agency or jail signs a 287(g) deal.','El proyecto pediría aviso y voto del gobierno local antes de que una agencia o cárcel firme un acuerdo 287(g).'),
 [acl26,S('fd','https://fastdemocracy.com/bill-summary/?billsummary_id=NEB00013933&billsummary_session=109&billsummary_state=ne','Summary of the bill on immigration enforcement agreements','FastDemocracy')],
 [E('2026-01','introduced',['aclu26'])],None,['agreement_287g'],bill=dict(number='LB 881',session='109th Legislature, 2026',status='pending',as_of='2026-01-31'))
I(st,'ne-lb-906-2026','bill',('LB 854 and LB 906: faces and badges of officers','LB 854 y LB 906: caras y placas de los agentes'),'LB 854 and LB 906 (2026)',
 ('The bills would make local and federal officers keep their faces visible and wear identification, save undercover or for safety.','Los proyectos obligarían a agentes locales y federales a mostrar la cara e identificarse, salvo trabajo encubierto o por seguridad.'),
 [acl26,S('kmtv','https://www.3newsnow.com/news/local-news/nebraska-lawmaker-proposes-safe-spaces-bill-to-limit-immigration-enforcement','Lawmaker proposes safe spaces bill','KMTV',False,'2026-01')],
 [E('2026-01','introduced',['aclu26','kmtv'])],None,['officer_identification'],bill=dict(number='LB 906',session='109th Legislature, 2026',status='pending',as_of='2026-01-31'))
SV(st,[
 (['detainer_hold','release_notification','status_check_on_arrest','joint_operations'],'secondary_sources','rule_found',[three['url'],aclu['url'],nirma['url']],('The order binds the State Patrol and state prisons. A guide for counties says they need not hold a person on a detainer. The text of the order was not opened.','La orden obliga a la Patrulla Estatal y a las prisiones. Una guía para condados dice que no están obligados a retener por un detainer. No se abrió el texto de la orden.')),
 (['agreement_287g'],'mixed','none_found',[acl26['url'],nirma['url'],SHEET],('A bill of 2026 would ask for a vote first. The order of 2025 only says to consider deals. Two state agencies are on the ICE sheet of May 18, 2026.','Un proyecto de 2026 pediría un voto previo. La orden de 2025 solo manda considerarlos. Dos agencias estatales figuran en la hoja de ICE del 18 de mayo de 2026.')),
 (['local_limits','custody_transfer','jail_access','civil_arrest'],'secondary_sources','none_found',[nirma['url'],aclu['url'],acl26['url']],('A guide that follows state rules for county law enforcement names the order of 2025 and no state law. Bills of 2026 speak of none in force.','Una guía que sigue las reglas estatales para condados nombra la orden de 2025 y ninguna ley estatal. Los proyectos de 2026 no hablan de ninguna vigente.')),
 (['status_inquiry','information_sharing','state_immigration_crime'],'secondary_sources','unclear',[nirma['url'],'https://www.supportdemocracy.org/the-latest/state-legislatures-bolster-federal-immigration-crackdown-by-targeting-local-protections-for-immigrants'],('Reports name no Nebraska law, but no search was aimed at each of these.','Los informes no nombran ley de Nebraska, pero ninguna búsqueda se dirigió a cada tema.')),
 (['detention_contract'],'secondary_sources','none_found',['https://localnewswave.com/article/1035367456276049920',sand['url']],('A county judge found no breach of state law in the McCook contract. No rule for or against contracts was found.','Un juez de condado no halló violación de la ley estatal en el contrato de McCook. No se halló regla sobre contratos.')),
 (['officer_identification','sensitive_locations','courthouse_arrests'],'secondary_sources','none_found',[acl26['url'],'https://www.3newsnow.com/news/local-news/nebraska-lawmaker-proposes-safe-spaces-bill-to-limit-immigration-enforcement'],('Bills of 2026 would make such rules. None was found enacted.','Proyectos de 2026 crearían tales reglas. No se halló ninguna aprobada.')),
 (['dmv_data'],'secondary_sources','none_found',[BIO,WYD],DMVNOTE),
 (['drivers_license'],'secondary_sources','rule_found',['http://update.legislature.ne.gov/?p=17681',u14['url']],('The section of the code was not opened.','No se abrió el artículo del código.')),
 (['instate_tuition'],'mixed','rule_found',['https://dreamact.info/students/in-state/nebraska',lb1061['url']],('Section 85-502 was read in summaries. A federal challenge was not found.','El artículo 85-502 se leyó en resúmenes. No se halló demanda federal.')),
 (['state_financial_aid','occupational_license','health_children','health_adults','emergency_care'],'mixed','rule_found',[ls4108['url'],ch4['url'],s4110['url'],s4111['url']],None),
 (['everify_public','everify_private'],'mixed','rule_found',['https://self-law.org/code/ne/chapter-4/4-114','https://update.legislature.ne.gov/?p=37802'],('A bill of 2025 for private firms was not found enacted.','No se halló aprobado un proyecto de 2025 para empresas privadas.')),
 (['uvisa_certification'],'mixed','rule_found',['https://niwaplibrary.wcl.american.edu/pubs/neb-u-and-t-certification-law','https://lawserver.com/law/state/nebraska/ne-statutes/nebraska_statutes_29-217'],None),
 (['k12'],'secondary_sources','none_found',[EDW],('A count of state attempts in 2025 tells of none enacted. The federal rule answers.','Un recuento de intentos estatales en 2025 no da ninguno aprobado. Responde la regla federal.')),
 (['language_access'],'mixed','unclear',['https://www.usenglish.org/legislation/nebraska-const-art-i-%C2%A7-27/'],('The constitution (art. I, § 27) makes English the language of official proceedings and records. No dated page on it or on help in other languages was found.','La constitución (art. I, § 27) hace del inglés el idioma de los actos y registros oficiales. No se halló página fechada sobre ella ni sobre ayuda en otros idiomas.')),
 (['municipal_id'],'secondary_sources','unclear',[nirma['url']],('No search was aimed at this.','Ninguna búsqueda se dirigió a este tema.')),
 (['legal_defense_fund'],'secondary_sources','unclear',[VERA,FORUM],LNOTE),
 (['housing_status_inquiry'],'secondary_sources','unclear',[NOLO],TNOTE),
])
W(st,'Nebraska',[
 ('The day before the act of 2009 no E-Verify rule held.','everify_public','2009-09-30','no_rule','no_rule_found',None),
 ('From October 1, 2009 public employers and their contractors must use E-Verify.','everify_public','2009-10-01','required','settled','ne-rev-stat-4-114'),
 ('A private firm in Nebraska must use E-Verify only for public contracts.','everify_private','2026-11-28','limited','settled','ne-rev-stat-4-114'),
 ('In 2014 a work license needed lawful presence.','occupational_license','2014-01-01','unavailable','settled','ne-rev-stat-4-108'),
 ('Now a federal work permit is enough for a work license.','occupational_license','2026-11-28','limited','settled','ne-rev-stat-4-108'),
 ('State aid for college is barred without lawful presence.','state_financial_aid','2026-11-28','prohibited','settled','ne-rev-stat-4-108'),
 ('In 2013 people with DACA were refused a license.','drivers_license','2013-01-01','unavailable','settled','ne-governor-daca-licenses-2012'),
 ('Since the law of 2015 they can get one.','drivers_license','2016-01-01','limited','settled','ne-lb-623-2015'),
 ('A graduate of a Nebraska high school pays the resident rate whatever the status.','instate_tuition','2026-11-28','available','settled','ne-rev-stat-85-502'),
 ('The day before the U visa law each agency could choose.','uvisa_certification','2020-11-13','limited','no_rule_found',None),
 ('From November 14, 2020 agencies must answer in 90 days.','uvisa_certification','2020-11-14','available','settled','ne-rev-stat-29-217'),
 ('Before the law of 2012 no care for pregnant people without status is coded.','health_adults','2012-04-18','unavailable','no_rule_found',None),
 ('After it they can get care before birth.','health_adults','2012-08-01','limited','settled','ne-rev-stat-68-972'),
 ('No state law bars or orders 287(g) deals of counties.','agreement_287g','2026-11-28','permitted','no_rule_found',None),
])
J(st,'Nebraska','31',[sheet(),u14],[('ne-state-patrol','Nebraska State Patrol','state_police',['sheet']),('ne-department-of-correctional-services','Nebraska Department of Correctional Services','corrections',['sheet']),('ne-department-of-motor-vehicles','Nebraska Department of Motor Vehicles','dmv',['update514'])])
