CREATE TABLE "aqtra"."workflow_listeners" (
	"workspace_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"component_id" text NOT NULL,
	"workflow_id" text NOT NULL,
	"thread" integer NOT NULL,
	"event" text NOT NULL,
	"correlation" text,
	CONSTRAINT "workflow_listeners_pkey" PRIMARY KEY("workspace_id","run_id","thread")
);
--> statement-breakpoint
DROP INDEX "aqtra"."webhooks_of_workflow";--> statement-breakpoint
ALTER TABLE "aqtra"."record_events" ADD COLUMN "depth" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "aqtra"."record_events" ADD COLUMN "claimed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "aqtra"."record_events" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "aqtra"."webhooks" ADD COLUMN "rotated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "aqtra"."workflow_listeners" ADD CONSTRAINT "workflow_listeners_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "aqtra"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "workflow_listeners_of_event" ON "aqtra"."workflow_listeners" USING btree ("workspace_id","event");--> statement-breakpoint
CREATE UNIQUE INDEX "webhooks_of_trigger" ON "aqtra"."webhooks" USING btree ("workspace_id","component_id","workflow_id","trigger");