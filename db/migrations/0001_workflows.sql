CREATE TABLE "aqtra"."notifications" (
	"workspace_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"link" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notifications_pkey" PRIMARY KEY("workspace_id","user_id","key")
);
--> statement-breakpoint
CREATE TABLE "aqtra"."record_events" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"component_id" text NOT NULL,
	"record_id" uuid NOT NULL,
	"change" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"changed_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_events_pkey" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "record_events_change" CHECK (change in ('created','updated','deleted'))
);
--> statement-breakpoint
CREATE TABLE "aqtra"."webhooks" (
	"workspace_id" text NOT NULL,
	"token" text NOT NULL,
	"component_id" text NOT NULL,
	"workflow_id" text NOT NULL,
	"trigger" text NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhooks_pkey" PRIMARY KEY("token")
);
--> statement-breakpoint
CREATE TABLE "aqtra"."workflow_runs" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"component_id" text NOT NULL,
	"workflow_id" text NOT NULL,
	"machine" text NOT NULL,
	"turn" integer NOT NULL,
	"status" text NOT NULL,
	"key" text,
	"cause" jsonb NOT NULL,
	"started_by" uuid,
	"record_id" uuid,
	"record_name" text,
	"stage" text,
	"started_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"error" jsonb,
	"incident" text,
	"held" boolean DEFAULT false NOT NULL,
	"log" jsonb,
	"archive" text,
	"keep_days" integer DEFAULT 90 NOT NULL,
	CONSTRAINT "workflow_runs_pkey" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "workflow_runs_status" CHECK (status in ('queued','running','waiting','paused','undoing','succeeded','failed','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "aqtra"."workflow_task_people" (
	"workspace_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"task" integer NOT NULL,
	"user_id" uuid NOT NULL,
	"answered" boolean DEFAULT false NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "workflow_task_people_pkey" PRIMARY KEY("workspace_id","run_id","task","user_id")
);
--> statement-breakpoint
CREATE TABLE "aqtra"."workflow_tasks" (
	"workspace_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"task" integer NOT NULL,
	"component_id" text NOT NULL,
	"workflow_id" text NOT NULL,
	"record_id" uuid,
	"record_name" text,
	"turn" integer NOT NULL,
	"status" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"page" text,
	"options" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"started_by" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"deadline" timestamp with time zone,
	"escalated" boolean NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "workflow_tasks_pkey" PRIMARY KEY("workspace_id","run_id","task"),
	CONSTRAINT "workflow_tasks_status" CHECK (status in ('open','answered','late','withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "aqtra"."notifications" ADD CONSTRAINT "notifications_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "aqtra"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aqtra"."notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "aqtra"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aqtra"."record_events" ADD CONSTRAINT "record_events_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "aqtra"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aqtra"."webhooks" ADD CONSTRAINT "webhooks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "aqtra"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aqtra"."workflow_runs" ADD CONSTRAINT "workflow_runs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "aqtra"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aqtra"."workflow_runs" ADD CONSTRAINT "workflow_runs_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "aqtra"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aqtra"."workflow_task_people" ADD CONSTRAINT "workflow_task_people_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "aqtra"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aqtra"."workflow_tasks" ADD CONSTRAINT "workflow_tasks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "aqtra"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aqtra"."workflow_tasks" ADD CONSTRAINT "workflow_tasks_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "aqtra"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notifications_recent" ON "aqtra"."notifications" USING btree ("workspace_id","user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "record_events_oldest" ON "aqtra"."record_events" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "webhooks_of_workflow" ON "aqtra"."webhooks" USING btree ("workspace_id","component_id","workflow_id");--> statement-breakpoint
CREATE INDEX "workflow_runs_recent" ON "aqtra"."workflow_runs" USING btree ("workspace_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "workflow_runs_of_record" ON "aqtra"."workflow_runs" USING btree ("workspace_id","record_id");--> statement-breakpoint
CREATE INDEX "workflow_runs_incidents" ON "aqtra"."workflow_runs" USING btree ("workspace_id","incident") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "workflow_runs_ended" ON "aqtra"."workflow_runs" USING btree ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "workflow_task_people_inbox" ON "aqtra"."workflow_task_people" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "workflow_tasks_of_record" ON "aqtra"."workflow_tasks" USING btree ("workspace_id","record_id");